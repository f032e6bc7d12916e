export { ANSWER_DAYS, type House, houseRules, JURY_DAYS, type Rule } from './house.ts';
export { report, REPORT_ABOUTS, reportInput } from './report.ts';
export {
  type CaseLine,
  countQueue,
  type JudgedPost,
  type Queue,
  QUEUES,
  type ReadAction,
  type ReadCase,
  readCase,
  readImpact,
  readQueue,
} from './cases.ts';
export { claimCase, releaseCase } from './claim.ts';
export { addNote, noteInput } from './note.ts';
export { closeCase } from './close-case.ts';
export { ACTION_KINDS, actionInput, LAW, takeAction } from './take-action.ts';
export { confirmSuspension, refuseSuspension } from './confirm-suspension.ts';
export { liftAction } from './end-action.ts';
export { deleteReply, type SavedReply, savedReplies, savedReplyInput, saveReply } from './saved-replies.ts';
export { type OwnReport, reportsBy, type Statement, statementAbout, statementsAbout } from './own.ts';
export { answerAppeal, answerInput, appealAgainst, appealInput } from './appeal.ts';
export { callJury, giveVerdict, hashOfRoll, juriesOf, type JuryCase, jurorsDrawn, verdictInput } from './jury.ts';
export { forgetCases, moderationClock } from './clock-jobs.ts';
export { type LogLine, type ModerationFigures, moderationFigures, publicLog } from './public-log.ts';
export { eraseJuror, eraseModerated } from './erase.ts';
export { mustModerate } from './may.ts';
export { type Moderated, type ModeratedFilter, readModerated } from './moderated.ts';
export { readReported, type Reported } from './reported.ts';
export { readStanding } from './standing.ts';
export { countReports } from './count-reports.ts';
