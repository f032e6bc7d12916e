export { type ArticleRights, articleRights } from './rights.ts';
export {
  type CoverChange,
  discardDraft,
  type Draft,
  DraftFields,
  draftOf,
  KINDS,
  LONGEST_BODY,
  LONGEST_STANDFIRST,
  LONGEST_TITLE,
  saveDraft,
  startArticle,
} from './draft.ts';
export { addAuthor, answerByline, type ArticleAuthor, AuthorInput, authorsOf, removeAuthor } from './authors.ts';
export {
  ClosingInput,
  COMMENT_DAYS,
  publishArticle,
  PublishInput,
  setCommentsClosing,
  withdrawArticle,
  WithdrawInput,
} from './publish.ts';
export {
  type Article,
  articleBySlug,
  articlesByIds,
  type ArticleSummary,
  hasArticles,
  listArticles,
  listWholeArticles,
  type OwnArticle,
  ownArticles,
} from './article.ts';
export { renderArticle, type RenderedArticle } from './render.ts';
export { readingMinutes, wordsIn } from './reading.ts';
export { articlePath } from './letters.ts';
export { KEPT_DAYS, LONGEST_COMMENT, parentIn, parseComment, sendComment } from './comment.ts';
export { AnswerInput as AnswerArticleInput, answerArticle } from './answer.ts';
export { commentOfLink, confirmComment, deleteComment, type LinkedComment } from './confirm-comment.ts';
export {
  type ArticleComment,
  commentsOf,
  commentsToModerate,
  commentsWaiting,
  type ModeratedComment,
  repliesKnown,
} from './comments.ts';
export { hideComment, HideInput, hideReply, showComment } from './moderate.ts';
export { forgetCommenters } from './forget.ts';
export { eraseArticles } from './erase.ts';
