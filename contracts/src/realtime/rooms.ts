/** Names of the Socket.IO rooms. A room decides who hears; the server alone puts sockets into rooms. */
export const rooms = {
  conversation: (conversationId: string) => `conversation:${conversationId}`,
  user: (userId: string) => `user:${userId}`,
  staff: 'staff',
  /**
   * Staff who look at a conversation. What a customer must not see is published here and never to
   * `conversation:<id>`.
   */
  conversationStaff: (conversationId: string) => `conversation:${conversationId}:staff`,
} as const;
