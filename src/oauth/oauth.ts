export { AppInput, type OAuthApp, registerApp } from './app.ts';
export { appOfBearer, appOfToken, issueAppToken } from './app-token.ts';
export { type AskingFault, type Authorization, authorize, readAuthorization } from './authorize.ts';
export { type Client, exchangeCode, type Issued, type TokenFault } from './exchange.ts';
export { endToken, eraseCodes, forgetApps } from './end.ts';
export { formTarget, OUT_OF_BAND, withAnswer } from './redirect.ts';
