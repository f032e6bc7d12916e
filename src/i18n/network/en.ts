import { formatsFor } from '../format.ts';
import { plural } from '../plural.ts';

const { number } = formatsFor('en');
const count = (n: number, one: string, other: string) => `${number(n)} ${plural('en', n, { one, other })}`;

export const network = {
  errors: {
    tooManyNames: (most: number) => `A post can name ${most} people at most. Name fewer, or write several posts.`,
    tooManyTags: (most: number) => `A post can carry ${most} hashtags at most. Keep the ones that matter.`,
    tooManyPictures: (most: number) => `A post can carry ${most} pictures at most.`,
    pictureGone: 'One of these pictures is no longer there. Add it again.',
    nobodyNamed: 'Name at least one person who has an account here, as in @lea, or choose another audience.',
    notForBoosting: 'This was written for a few people, so it cannot be boosted.',
    announces: 'This post announces a campaign and stays as long as the campaign does.',
  },
  home: {
    title: 'Home',
    tabs: { label: 'Timelines', following: 'Following', here: 'Here', explore: 'Explore' },
    write: 'What is on your mind?',
    emptyTitle: 'Your home is ready',
    empty: 'What the people you follow write will appear here, in the order they wrote it. You follow nobody yet.',
    emptyAction: 'Find people to follow',
    hereEmptyTitle: 'Nobody has written here yet',
    hereEmpty: 'Everything people of this server say to everyone appears here. The first word is yours.',
    hereEmptyAction: 'Write the first post',
    end: 'You have read everything.',
    endText: 'Nothing older is left. Enjoy your day.',
    gap: 'More came in meanwhile: read from the top',
    newPosts: (n: number) => count(n, 'new post', 'new posts'),
  },
  explore: {
    title: 'Explore',
    description: 'What people write here, and the hashtags they use.',
    tags: 'Hashtags this week',
    tagPeople: (n: number) => count(n, 'person', 'people'),
    people: 'People to follow',
    latest: 'Latest here',
  },
  tag: {
    title: (tag: string) => `#${tag}`,
    emptyTitle: 'No post you can see has this hashtag',
    empty: 'When somebody uses it in a public post, the post appears here.',
    write: 'Write with this hashtag',
  },
  profile: {
    tabs: { label: 'What they wrote', posts: 'Posts', replies: 'With replies', pictures: 'Pictures' },
    followers: (n: number) => plural('en', n, { one: 'follower', other: 'followers' }),
    following: 'following',
    posts: (n: number) => plural('en', n, { one: 'post', other: 'posts' }),
    follow: 'Follow',
    unfollow: 'Unfollow',
    followName: (name: string) => `Follow ${name}`,
    unfollowName: (name: string) => `Unfollow ${name}`,
    followsYou: 'follows you',
    settings: 'Edit your profile',
    since: (month: string) => `Here since ${month}`,
    mention: 'Write to them',
    emptyTitle: 'Nothing here that you can see',
    empty: (name: string) => `What ${name} writes for you to see will appear here.`,
    emptyMine: 'What you write will appear here.',
    followersOf: (name: string) => `Followers of ${name}`,
    followedBy: (name: string) => `Followed by ${name}`,
    nobodyFollows: 'Nobody follows yet',
    followsNobody: 'Follows nobody yet',
  },
  post: {
    title: (name: string) => `${name} on this server`,
    by: (name: string, text: string) => `${name}: ${text}`,
    heading: 'Conversation',
    above: 'What it answers',
    replies: (n: number) => (n === 0 ? 'Replies' : count(n, 'reply', 'replies')),
    gone: 'This answers a post that was deleted or that you cannot see.',
    moreBelow: 'Continue this conversation',
    moreReplies: 'There are more replies than fit on this page. Open a reply to read on below it.',
    replyTitle: (handle: string) => `Reply to ${handle}`,
    signInToReply: 'Sign in to reply',
    likes: (n: number) => count(n, 'like', 'likes'),
    boosts: (n: number) => count(n, 'boost', 'boosts'),
    likedBy: 'Liked by',
    boostedBy: 'Boosted by',
    nobodyLikes: 'Nobody likes this yet',
    nobodyBoosts: 'Nobody has boosted this yet',
    announcesCampaign: 'launches a campaign',
  },
  remove: {
    title: 'Delete this post?',
    text: 'Its words and pictures are erased from this server for good, with its likes and boosts. Replies by others stay. There is no undo.',
    confirm: 'Delete for good',
    keep: 'Keep it',
  },
  compose: {
    title: 'New post',
    replyTitle: 'Reply',
    hint: 'Write @name to name somebody, #word to make a hashtag.',
    notWider: 'A reply is never for more people than what it answers.',
    choosePicturesAgain: 'Pictures have to be chosen again; everything else is as you left it.',
    directNote: 'A post for those named is not encrypted: whoever runs the server’s machine could read it.',
    inReplyTo: 'In reply to',
  },
  inbox: {
    title: 'Inbox',
    tabs: { label: 'Inbox', all: 'All', mentions: 'Mentions' },
    emptyTitle: 'Your inbox is empty',
    empty: 'Replies, mentions, likes, boosts and new followers will appear here. Nothing else makes this number rise.',
    emptyAction: 'Write something',
    seen: 'Mark these as seen',
    new: 'New',
    earlier: 'Earlier',
    likes: (name: string, others: number) =>
      others === 0
        ? `${name} likes your post`
        : `${name} and ${count(others, 'other person', 'other people')} like your post`,
    boosts: (name: string, others: number) =>
      others === 0
        ? `${name} boosted your post`
        : `${name} and ${count(others, 'other person', 'other people')} boosted your post`,
    follows: (name: string, others: number) =>
      others === 0 ? `${name} follows you` : `${name} and ${count(others, 'other person', 'other people')} follow you`,
    newOnes: (n: number) => count(n, 'piece of news', 'pieces of news'),
  },
  search: {
    title: 'Search',
    label: 'A person or a hashtag',
    hint: 'The beginning of a name is enough; accents do not matter.',
    go: 'Search',
    people: 'People',
    tags: 'Hashtags',
    nothingTitle: (query: string) => `Nothing found for “${query}”`,
    nothing:
      'Check the spelling, or try the beginning of a name or of a hashtag. The words of posts are not searched yet.',
    start: 'Find somebody',
    startText: 'Search by name, by @handle or by #hashtag.',
  },
  places: {
    chat: {
      title: 'Chat',
      emptyTitle: 'No channel yet',
      empty:
        'Working groups and campaigns will talk here, by topic, so that one can catch up. Until then the conversation is in the posts.',
      action: 'Go to what people write here',
    },
  },
};
