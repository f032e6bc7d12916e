export { Avatar, Faces } from './components/avatar.tsx';
export { Breadcrumb } from './components/breadcrumb.tsx';
export { Button, ButtonLink, IconButton, IconLink, More, Tool } from './components/button.tsx';
export { Checkbox, Choices } from './components/choice.tsx';
export { Ago, DateLeaf, DateTime } from './components/date.tsx';
export { CaughtUp, Empty } from './components/empty.tsx';
export { ErrorSummary } from './components/error-summary.tsx';
export { Field } from './components/field.tsx';
export { Count, Money, Percent } from './components/figure.tsx';
export { Icon, type IconName } from './components/icon.tsx';
export { Input, Select, TextArea } from './components/input.tsx';
export { Mark, Wordmark } from './components/mark.tsx';
export { Menu } from './components/menu.tsx';
export { Note } from './components/note.tsx';
export { Paper } from './components/paper.tsx';
export {
  Post,
  type AuthorView,
  type LinkView,
  type MediaView,
  type PostView,
  type Visibility,
} from './components/post.tsx';
export { Badge, Chip } from './components/sign.tsx';
export { Filters, Tabs } from './components/tabs.tsx';
