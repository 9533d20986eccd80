/** Lines of Switchboard's with somebody's name in them. */
export const NAMING = {
  joined: (name: string) => `${name} has joined the conversation.`,
  handedBack: (name: string) => `${name} has left; the assistant is back.`,
  resolved: (name: string) => `${name} has resolved the conversation.`,
  reopened: (name: string) => `${name} has reopened the conversation.`,
  assigned: (name: string) => `${name} is looking after this conversation now.`,
};
