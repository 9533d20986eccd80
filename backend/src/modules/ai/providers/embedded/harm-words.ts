/** Word lists that the rules of harm are made of: alternatives of a regular expression, against lower-case text. */

function either(words: string): string {
  return `(?:${words
    .trim()
    .split(/\s*[,\n]\s*/)
    .join('|')})`;
}

/** Names for people that are an insult when somebody is called so. */
export const INSULTS =
  either(`idiots?, morons?, imbeciles?, cretins?, retards?, half-?wits?, dim-?wits?, nitwits?, twits?, simpletons?,
  dolts?, dunces?, blockheads?, losers?, scum, scumbags?, vermin, pigs?, swine, cows?, rats?, worms?, maggots?, cockroach(?:es)?,
  parasites?, leech(?:es)?, cowards?, creeps?, freaks?, weasels?, slobs?, clowns?, buffoons?, brats?, hags?, psychos?, lunatics?,
  perverts?, monkeys?, apes?, donkeys?, jackass(?:es)?, dumbass(?:es)?, trash, garbage, filth, dirtbags?, sleazebags?, slimeballs?,
  lowlifes?, degenerates?, nobod(?:y|ies), failures?, bimbos?, numb-?skulls?, airheads?, dummies, fools?, wretch(?:es)?, human failure,
  piece of (?:garbage|trash|filth|dirt|crap|human waste), oafs?, muppets?, pillocks?, waste of (?:oxygen|space|skin|air|flesh), sorry excuse for a human, tw[ae]rps?,
  spastics?, mongs?, invertebrates?, bottom ?feeders?, subhumans?, snakes?, toads?, animals?, liars? and thie(?:f|ves)`);
/** The same, where no word before them is needed to make them an insult. */
export const PLAIN_INSULTS = either(
  `idiots?, morons?, imbeciles?, cretins?, retards?, half-?wits?, dim-?wits?, nitwits?, scumbags?, losers?, dirtbags?, lowlifes?, numb-?skulls?, scum, vermin,
  nincompoops?, bootlickers?, knuckle-?draggers?, ignoramus(?:es)?`,
);
/** Those among them that are also animals, refuse or anybody at all: an insult only right after "you are". */
export const BEASTS =
  either(`pigs?, swine, cows?, rats?, worms?, maggots?, cockroach(?:es)?, parasites?, leech(?:es)?, weasels?, clowns?, monkeys?, apes?, donkeys?,
  snakes?, toads?, animals?, trash, garbage, filth, vermin, dummies, failures?, nobod(?:y|ies), fools?, psychos?, freaks?`);
export const INSULTING =
  either(`stupid, stoo?pid, dumb, brainless, brain-?dead, mindless, worthless, pathetic, vile, disgusting, filthy, ugly, fat, lazy, greedy,
  spineless, gutless, incompetent, ignorant, miserable, slimy, stinking, rotten, useless, retarded, moronic, idiotic, insufferable, little,
  complete, total, absolute, utter, bloody, damn, goddamn, fucking, dirty, smelly, sorry, sad, nasty, inbred, arrogant, old, silly, dense,
  thick, clueless, half-?witted, soulless, two-?faced, lying, thieving, hopeless, sick, ridiculous, horrible, awful, horrid`);
/** What is an insult when somebody is said to be it. "Useless", "wrong" or "slow" is criticism. */
export const INSULTING_PREDICATES =
  either(`stupid, dumb, dumber, retarded, brain-?dead, brainless, an embarrassment to (?:humanity|mankind|your \\w+),
  a disgrace to (?:humanity|mankind|the human race|your \\w+), pathetic, worthless, disgusting, ugly, repulsive, revolting, subhuman, inbred,
  sick in the head, mentally (?:ill|retarded|deficient|challenged), the dumbest, the stupidest, as thick as, thick as, as dumb as, as stupid as,
  too (?:dumb|stupid|thick) to, not even human, nothing but, lower than, the scum of`);

export const BODY =
  either(`neck, face, head, skull, teeth, nose, jaw, legs?, kneecaps?, knees, arms?, bones?, fingers?, throat, eyes?, ribs, guts, spine,
  heart, tongue, brains?(?: out)?, ears?, hands?, back, ass`);
export const KIN = either(
  `family, kids?, child(?:ren)?, wife, husband, mother, mum, mom, daughters?, sons?, parents?, dog, baby, loved ones`,
);
export const HARMING =
  either(`kill, murder, stab, shoot, strangle, choke, beat, hurt, harm, hit, punch, slap, smash, break, snap, burn, bomb, destroy, slit, cut,
  torture, hang, behead, bury, crush, attack, rape, hunt, skin, drown, poison, execute, gut, maim, cripple, slaughter, butcher, rip, tear, knock, kick,
  crack, wring, gouge, bash, cave in, cave, bludgeon, run over, blow up, end, eliminate, finish, wreck, mutilate, scar, assault, throttle, disembowel,
  carve, chop, batter, pummel, whip, lynch`);

export const GROUPS =
  either(`muslims?, jews?, jewish people, christians?, hindus?, sikhs?, buddhists?, blacks?, black (?:people|men|women|guys), negro(?:es)?, whites?,
  white people, asians?, orientals?, chinese(?: people)?, indians?, pakistanis?, mexicans?, latinos?, arabs?, africans?, turks?, romanians?, (?<!\\b(?:the|tent|curtain|ski|trekking|fishing|flag) )poles, russians?,
  nigerians?, gays?, lesbians?, gay people, homosexuals?, queers?, trans people, transgenders?, transsexuals?, trann(?:y|ies), immigrants?, migrants?,
  foreigners?, refugees?, asylum seekers?, wom[ae]n, females?, gyps(?:y|ies), roma, disabled people, cripples?, autists?, autistic people, old people`);
export const DEGRADING =
  either(`animals?, terrorists?, vermin, sub-?humans?, inferior, stupid, criminals?, filth, disgusting, parasites?, trash, scum, evil, rats?, lazy,
  sick, dirty, thie(?:f|ves), monkeys?, apes?, dogs?, pigs?, freaks?, a plague, a disease, a cancer, mentally ill, perverts?, savages?, primitive, worthless,
  retarded, cockroaches, abominations?, sinners, degenerates?, rapists?, murderers?, liars?, cheats?, less intelligent, unnatural, garbage, filthy, greedy`);

export const DRUGS =
  either(`cocaine, coke from a dealer, heroin, meth, crystal meth, methamphetamine, amphetamines?, fentanyl, mdma, ecstasy, (?:some|gram of|of) molly, lsd, acid tabs,
  ketamine, ghb, roofies, rohypnol, crack cocaine, (?<!\\b(?:the|this|that|an?|every|each|any|hairline|small|big) )crack, opium, oxycodone, xanax, illegal drugs, hard drugs, street drugs, magic mushrooms, (?<!\\b(?:the|this|that|an?|every|each) )weed, speed pills`);
export const WEAPONS =
  either(`(?<!\\b(?:bath|seed|smoke|chocolate|cocoa|glitter|confetti|flea|bug|stink|tea|paint|water|cherry|zip|fork|logic|photo|mail) )bombs?, pipe ?bombs?, nail bombs?, dirty bombs?, car bombs?, explosives?, explosive devices?, grenades?, molotovs?, molotov cocktails?,
  silencers?, ghost guns?, untraceable guns?, unregistered guns?, illegal guns?, illegal weapons?, illegal firearms?, napalm, thermite bombs?, nerve gas, nerve agents?,
  poison gas, toxic gas, chlorine gas, mustard gas, ricin, sarin, cyanide, anthrax, bioweapons?, (?<!\\b(?:rat|mouse|ant|slug|wasp|rodent|mole|food|blood) )poisons?, letter bombs?, detonators?, landmines?`);
export const PAPERS =
  either(`passports?, ids?, id cards?, identity cards?, driver'?s'? licen[cs]es?, driving licen[cs]es?, licen[cs]es?, visas?, diplomas?, degrees?,
  certificates?, vaccination cards?, prescriptions?, money, banknotes?, bank notes?, cheques?, documents?, papers?, doctor'?s notes?, signatures?,
  credit cards?, card numbers?, credit card numbers?, cards, identit(?:y|ies), goods, plates?, passwords?, social security numbers?`);
