/** What somebody may send beside text. */
export type Dropped = 'picture' | 'file' | 'card';

const notRead: Record<Dropped, string> = {
  picture:
    'I cannot look at pictures yet, so nothing of it was used. Type “refer” and write into the form what it shows. Keep the picture where your own organisation keeps evidence.',
  file: 'I cannot read files yet, so nothing of it was used. To refer somebody, type “refer” and fill in the form here. Keep any other file where your own organisation keeps evidence.',
  card: 'I cannot read a card that is passed on, so nothing was changed. Type “case” and its ref to open a case here.',
};
const othersSee = ' Others can see it here: if it names anybody, please delete it.';
const staysHere = ' It stays in this chat until you delete it.';

/** What becomes of a file that was dropped into a chat, and where it belongs. */
export const droppedWords = (dropped: Dropped, isPersonal: boolean): string => `${notRead[dropped]}${isPersonal ? staysHere : othersSee}`;
