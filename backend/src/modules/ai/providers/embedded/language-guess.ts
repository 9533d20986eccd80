const ENGLISH = new Set(
  "the is are was you your my i i'm it this that to and of for in on with not can we be me have has do does what how why where when who an am go".split(
    ' ',
  ),
);
const OTHER = new Set(
  'der die das und ist nicht ich wie ein eine mein den dem auf mit für fur zu im het een ik niet de van en je zijn och är ar på pa som inte jag att det ett men ni mitt och når nar jeg ikke og på til er af le la les est que qui je un une des du pas mon ma el los las con por una mi mis no il di che non per sono ho'.split(
    ' ',
  ),
);

/** Whether a text reads as English rather than another European language. Short or unclear ones do. */
export function isEnglish(text: string): boolean {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  const english = words.filter((word) => ENGLISH.has(word)).length;
  return words.filter((word) => OTHER.has(word)).length <= english;
}
