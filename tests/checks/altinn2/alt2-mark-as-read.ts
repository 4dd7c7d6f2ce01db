import { note, type Check } from '../check.ts';

/** Reading a message marks it as read: a suite must not do that to anybody (reference altinn2 5.1, A14). */
export const alt2MarkAsRead: Check = {
  id: 'alt2-mark-as-read',
  demands: 'A note where a single message is read without markAsRead=false.',
  api: 'altinn2',
  judges: 'request',
  judge: ({ operation, exchange }) => {
    if (operation.id !== 'getMessage') return 'inapplicable';
    const query = new URLSearchParams(/\?([^#]*)/.exec(exchange.request.url)?.[1] ?? '');
    const said = [...query].find(([name]) => name.toLowerCase() === 'markasread')?.[1];
    return said?.toLowerCase() === 'false'
      ? []
      : [
          note(
            'markAsRead=false',
            said === undefined ? 'the read marks the message' : `markAsRead=${said}`,
          ),
        ];
  },
};
