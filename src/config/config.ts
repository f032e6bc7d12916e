/** Stands in until the checked one is here. */
export interface Config {
  port: number;
  dataFolder: string;
  origin: string;
  trustedProxies: readonly string[];
  databaseUrl: string | undefined;
  smtpUrl: string | undefined;
  postgresBin: string | undefined;
  production: boolean;
}

export function readConfig(env: Record<string, string | undefined>): Config {
  const port = Number(env.PORT ?? 3000);
  const origin = env.ESSOR_ORIGIN ?? `http://localhost:${port}`;
  return {
    port,
    dataFolder: env.ESSOR_DATA ?? './data',
    origin,
    trustedProxies: (env.ESSOR_TRUSTED_PROXIES ?? '').split(',').filter(Boolean),
    databaseUrl: env.DATABASE_URL,
    smtpUrl: env.SMTP_URL,
    postgresBin: env.ESSOR_POSTGRES_BIN,
    production: origin.startsWith('https:'),
  };
}
