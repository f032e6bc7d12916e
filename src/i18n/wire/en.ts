/** What applications are told of what they ask beside posts and moderation. */
export const wire = {
  pictureShown: 'A post or a draft shows this picture. Take it out there.',
  waitingPictures:
    'A picture that an app brought and that no post shows, and the pictures of a post that you deleted with an app, are kept for a day so that you can post them again; then they are erased.',
};
