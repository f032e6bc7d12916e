import type { Db } from '#db';
import type { Id } from '#ids';
import type { MandateView } from './mandates.ts';
import type { MemberName } from './names.ts';

export interface CircleView {
  readonly id: Id<'circle'>;
  readonly slug: string;
  readonly name: string;
  readonly purpose: string;
  /** Members join by themselves. */
  readonly open: boolean;
  readonly members: number;
  readonly createdAt: Date;
  readonly closedAt: Date | null;
}

export interface CirclePower {
  readonly action: string;
  readonly rule: string;
}

export interface CircleMember {
  readonly member: Id<'member'>;
  readonly name: MemberName;
  readonly from: Date;
}

export interface CircleDetail {
  readonly circle: CircleView;
  readonly members: readonly CircleMember[];
  readonly powers: readonly CirclePower[];
  readonly mandates: readonly MandateView[];
}

export async function circles(db: Db, o: { closed?: boolean } = {}): Promise<readonly CircleView[]> {
  throw new Error(`to come: ${String(db)} ${String(o)}`);
}

export async function circleBySlug(db: Db, slug: string): Promise<CircleDetail | undefined> {
  throw new Error(`to come: ${String(db)} ${String(slug)}`);
}

export async function circlePowers(db: Db, circle: Id<'circle'>): Promise<readonly CirclePower[]> {
  throw new Error(`to come: ${String(db)} ${String(circle)}`);
}
