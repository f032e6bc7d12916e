export { Assembly } from './components/assembly.tsx';
export { Avatar, Faces } from './components/avatar.tsx';
export { Breadcrumb } from './components/breadcrumb.tsx';
export { Button, ButtonLink, IconButton, IconLink, More, Tool } from './components/button.tsx';
export { type Change, Changes, ChangesTable } from './components/changes.tsx';
export { Checkbox, Choices } from './components/choice.tsx';
export { Composer } from './components/composer.tsx';
export { Ago, DateLeaf, DateTime } from './components/date.tsx';
export { Dialog } from './components/dialog.tsx';
export { CaughtUp, Empty } from './components/empty.tsx';
export { ErrorSummary } from './components/error-summary.tsx';
export { Agenda, Events } from './components/events.tsx';
export { Field } from './components/field.tsx';
export { Count, Money, Percent } from './components/figure.tsx';
export { Aside, Band, Duo, Feed, Masthead, Meta, Prose, Row, Section, Split, Stack } from './components/flow.tsx';
export { Fold } from './components/fold.tsx';
export { Icon, type IconName } from './components/icon.tsx';
export { Input, Select, TextArea } from './components/input.tsx';
export { Line, Lines } from './components/line.tsx';
export { Mark, Wordmark } from './components/mark.tsx';
export { Menu } from './components/menu.tsx';
export { Meter, Thermometer } from './components/meter.tsx';
export { Note } from './components/note.tsx';
export { Pager } from './components/pager.tsx';
export { Paper } from './components/paper.tsx';
export { Plot, type PlotPoint } from './components/plot.tsx';
export {
  type AuthorView,
  type LinkView,
  type MediaView,
  Post,
  type PostView,
  type Visibility,
} from './components/post.tsx';
export { RuleList } from './components/rule-list.tsx';
export { CopyField, ShareButton } from './components/share-tools.tsx';
export { Badge, Chip } from './components/sign.tsx';
export { Signers } from './components/signers.tsx';
export { Skeleton } from './components/skeleton.tsx';
export { Stance, StanceButtons, type StanceKind, StanceShape } from './components/stance.tsx';
export { KeyValue, Ledger, Table } from './components/table.tsx';
export { Filters, Tabs } from './components/tabs.tsx';
export { Tally } from './components/tally.tsx';
export { ToDecide } from './components/to-decide.tsx';
export { Toast, ToastRegion } from './components/toast.tsx';
