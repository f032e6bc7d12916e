/** What applications are told of what they ask beside posts and moderation. */
export const wire = {
  pictureShown: 'A post or a draft shows this picture. Take it out there.',
  oneTag: 'Name one hashtag, in letters and digits.',
  packsArePublic:
    'Starter packs are public here, and shown to newcomers if those who run the server choose so. Leave it public.',
  packsHaveNoWarning: 'Starter packs have no warning here. Write what is in it in its description.',
  joinOnPage: (url: string) =>
    `Accounts open here by a link that comes by mail, on the page: ${url}. Sign in with the app afterwards.`,
  mailConfirmed: 'Your address is confirmed: your account opened by the link that was sent there.',
  waitingPictures:
    'A picture that an app brought and that no post shows, and the pictures of a post that you deleted with an app, are kept for a day so that you can post them again; then they are erased.',
};
