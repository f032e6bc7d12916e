export {
  type Block,
  blockDomain,
  blockInput,
  liftBlock,
  pastBlocks,
  publicDomain,
  readBlocks,
  SEVERITIES,
} from './block.ts';
export { applyList, type ListPreview, listOf, previewList } from './list.ts';
