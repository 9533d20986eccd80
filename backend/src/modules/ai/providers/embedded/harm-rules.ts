import type { ModerationCategory } from '@switchboard/contracts';

export interface HarmRule {
  category: ModerationCategory;
  /** Matched against lower-case text with disguises undone. */
  pattern: RegExp;
}

const INTENT =
  "(?:i(?:'m| am)?|we(?:'re| are)?|i'll|we'll|someone|somebody|they|he)(?: (?:will|shall|am|are|want to|wanna|gonna|going to|gon|should|could|would love to|would like to|coming to|swear i(?:'ll| will)))*(?: (?:just|really|personally|come and|find you and|go and))*";
const PEOPLE =
  "(?:you|u|ya|him|her|them|y'all|everyone|everybody|every one of you|all of you|your (?:\\w+ ){0,2}(?:agents?|staff|legs?|arms?|bones|fingers|nose|jaw|skull|mother|daughter|son|team|family|kids|children|wife|husband|boss|people|employees|face|head|throat|neck|office|offices|headquarters|house|home|building|company)|the (?:agents?|staff|support (?:agent|team)))";
const GROUPS =
  '(?:muslims|jews|christians|blacks|black people|whites|white people|asians|chinese|indians|mexicans|arabs|africans|gays|lesbians|gay people|trans people|transgenders|trannies|muslim|immigrants|foreigners|refugees|women|gypsies|homosexuals|disabled people)';

/**
 * Wording that is harmful by its sense rather than by a single word. Kept narrow: the object of a threat must be a
 * person, so that "kill the process" is harmless. Subtle cruelty passes; a list cannot see it.
 */
export const HARM_RULES: readonly HarmRule[] = [
  {
    category: 'violence',
    pattern: new RegExp(
      `\\b${INTENT} (?:kill|murder|stab|shoot|strangle|choke|beat|hurt|harm|hit|punch|slap|smash|break|burn|bomb|blow up|destroy|slit|cut|torture|hang|behead|bury|crush|attack|end|rape|hunt|skin|drown|poison|execute|gut|maim|cripple)(?: up| down)? ${PEOPLE}\\b(?! (?:up )?(?:when|if|an? (?:\\w+ )?(?:e-?mail|mail|message|call|line|note)|with (?:a |an )?(?:e-?mail|message|call|question|review)))`,
    ),
  },
  {
    category: 'violence',
    pattern:
      /\byou (?:deserve|ought|need) to (?:be (?:shot|killed|beaten|hanged|stabbed)|die|suffer)\b|\bi hope (?:you|your \w+|they|all of you) (?:all )?(?:die|dies|burns?|gets? (?:cancer|hurt|killed|shot|raped))\b|\byou (?:will|are going to|are gonna|'re going to|should) (?:all )?(?:die|bleed|burn)\b|\b(?:go|just|and) die\b|\byou'?re (?:all )?dead\b|\bdrop dead\b|\bdie in a (?:fire|hole|ditch)\b|\bput (?:a |two )?(?:bullets?|knife) (?:in|through) (?:you|your)\b|\b(?:slit|cut|slash) your (?:own )?(?:wrists?|throat)\b|\b(?:burn|rot) in hell\b|\b(?:burn|torch|blow) (?:that|your|the) (?:place|office|building|house)\b|\bhope (?:you|your (?:\w+ ){0,2}\w+) (?:all )?(?:gets? (?:cancer|killed|shot|raped|hurt|hit by)|dies?|burns?|chokes?|suffers?)\b|\bbeat (?:you|the \w+ out of you|you up|you senseless)\b|\bgonna (?:\w+ ){0,4}beat you\b/,
  },
  {
    category: 'violence',
    pattern:
      /\bwatch your back\b|\b(?:i|we) know where you live\b|\b(?:come|coming|go|going|show up|be) (?:\w+ ){0,3}(?:office|house|home|headquarters|place) with (?:a |my )?(?:gun|knife|rifle|bomb|axe|bat)\b|\b(?:burn|bomb|blow up|shoot up) (?:your|the) (?:office|building|house|headquarters|company)\b|\bfind you and (?:hurt|kill|beat)\b|\bkill (?:you|you all|yourself|yourselves)\b|\bkys\b/,
  },

  {
    category: 'harassment',
    pattern:
      /\byou(?:'re| are|r)?(?: all| such| just| nothing but| really)*(?: an?| the)?(?: (?:worthless|stupid|dumb|pathetic|vile|horrible|awful|fat|ugly|disgusting|filthy|useless|lazy|incompetent|bloody|complete|total|absolute|little|most))* (?:idiots?|morons?|imbeciles?|losers?|retards?|cretins?|freaks?|pigs?|scum|vermin|trash|parasites?|halfwits?|dimwits?|simpletons?|scumbags?|clowns|creeps?|human beings?(?<=(?:disgusting|worthless|pathetic|stupid|awful|horrible|vile) human beings?)|cows?|dumbass(?:es)?)\b/,
  },
  {
    category: 'harassment',
    pattern:
      /\b(?:stupid|dumb|worthless|pathetic|disgusting|ugly) (?:idiots?|morons?|losers?|freaks?|pigs?|cow|scum|fools?|brats?)\b|\b(?:shut up|go to hell|screw you|get lost|drop dead),? (?:you|dumb|stupid|idiot|moron|loser|scum)|\bgo to hell\b(?!,? with)|\bnobody likes you\b|\bscrew you\b|\b(?:filthy|dirty|vile|stupid) (?:animals?|rats?|creatures?|dogs?)\b(?= *[.!]*$)|\b(?:you|ya) (?:\w+ )?(?:pathetic|worthless) \w+|\b(?:you|ya|u) (?:idiots?|morons?|retards?|losers?|imbeciles?|scum|scumbags?)\b/,
  },
  {
    category: 'harassment',
    pattern:
      /\bmake your life (?:a )?(?:hell|miserable)\b|\byou(?:'ll| will) (?:regret|pay for) (?:this|it)\b.*\b(?:know where|find you)|\bknow where (?:you|your \w+) (?:work|works|live|lives)\b|\bkill yourself\b|\b(?:i|we)(?:'ll| will) ruin (?:you|your life)\b|\bspastic\b|\bretard(?:s|ed)?\b/,
  },

  {
    category: 'hate',
    pattern: new RegExp(
      `\\b(?:all|these|those|the|every|most) (?:\\w+ )?${GROUPS} (?:are|is|should|must|deserve|need to|belong)\\b(?! (?:welcome|allowed|able|invited|included|treated|protected|be (?:able|allowed|welcome|included|protected)))|\\b${GROUPS} (?:are|is) (?:\\w+ )?(?:animals|terrorists|vermin|subhuman|inferior|stupid|too stupid|criminals|filth|disgusting|parasites|trash|scum|evil|rats|lazy|sick|dirty|thieves)\\b`,
    ),
  },
  {
    category: 'hate',
    pattern: new RegExp(
      `\\b(?:kill|gas|exterminate|deport|burn|shoot|hang|lynch|hate|ban|despise|eliminate) (?:all |every |the |those |these |all the )*${GROUPS}\\b|\\b${GROUPS} (?:should|must|deserve to|ought to) (?:all )?(?:be )?(?:gassed|killed|shot|die|deported|exterminated|hanged|burned?|banned|lynched)\\b`,
    ),
  },
  {
    category: 'hate',
    pattern:
      /\b(?:dirty|filthy|stinking|bloody|damn) (?:immigrants?|foreigners?|jews?|muslims?|arabs?|gypsy|gypsies|gays?|blacks?|mexicans?|indians?|refugees?|chinese)\b|\bgo back to (?:your (?:own )?country|where you came from|africa|mexico|china)\b|\bheil hitler\b|\bsieg heil\b|\bwhite (?:power|supremacy)\b|\b1488\b|\b(?:foreigners|immigrants|refugees|muslims|jews|gays|blacks)\b.{0,40}\b(?:ruin(?:ing)?|invad(?:e|ing)|infest(?:ing)?|deport them|send them (?:back|home)|replac(?:e|ing) us)\b|\bsubhumans?\b|\bn[i1e]+(?:gg|g|kk|ck)+(?:a|ah|er|uh|ers|as|let|ress)z?\b(?<!\bnickers?)(?<!\bnigers?)|\b(?:gooks?|coons?|beaners?|pakis?|kykes?|jiggaboos?|wetbacks?|towelheads?|ragheads?|camel jockeys?|mongoloids?|negroids?|shemales?|lesbos?|homos)\b/,
  },

  {
    category: 'sexual',
    pattern:
      /\b(?:send|show|give|share|want|post)(?: me| us)?(?: \w+){0,2}(?: (?:pics?|pictures?|photos?) of your)? (?:nudes?|naked (?:pics?|pictures?|photos?|selfies?)|tits|boobs|pussy|dick pics?|your (?:body|breasts|ass|underwear))\b|\b(?:have|want|wanna have|need) sex\b|\bsex with (?:you|me|her|him)\b|\b(?:are you|i'?m|i am|so) horny\b|\bcyber ?sex\b|\bsexting\b|\b(?:lick|suck) my (?:balls|dick|cock|\w*ss)\b/,
  },
  {
    category: 'sexual',
    pattern:
      /\b(?:touch|lick|kiss|fondle|grab|squeeze|suck|spank) (?:you|your|my|her|his)(?: \w+)?(?: all over| breasts?| tits| body| ass| naked| cock| dick| thighs?)\b|\bwhat (?:are|r) (?:you|u) wearing\b|\b(?:porn|nudes?|naked \w+|sex(?:ual)? \w+) (?:of|with) (?:\w+ )?(?:kids?|child(?:ren)?|minors?|girls?|boys?|teens?)\b|\bchild porn\b|\bsleep with me\b/,
  },

  {
    category: 'illicit',
    pattern:
      /\b(?:how (?:do|can|could|would|to)(?: i| we| one| you)?|tell me how to|teach me(?: how)? to|show me how to|help me(?: to)?|steps to|instructions (?:to|for)|i (?:want|need) to)(?: \w+)? ?(?:make|making|build|building|cook|cooking|synthesi[sz]e|produce|assemble|construct|grow|manufacture|prepare)(?: \w+){0,2} (?:bombs?|pipe ?bombs?|explosives?|grenades?|meth(?:amphetamine)?|cocaine|heroin|fentanyl|lsd|mdma|crack cocaine|napalm|nerve gas|ricin|molotovs?|silencers?|ghost guns?)\b/,
  },
  {
    category: 'illicit',
    pattern:
      /\b(?:where|how)(?: \w+){0,3} (?:buy|get|order|purchase|score|sell|smuggle)(?: \w+){0,2} (?:cocaine|heroin|meth|fentanyl|mdma|ecstasy|lsd|weed|drugs|illegal guns?|illegal weapons?|guns? (?:online|illegally|without)|stolen \w+|fake (?:passports?|ids?|id cards?|money))\b|\b(?:sell|buy|need|want|get|give|steal|stealing|use)(?: me| us)?(?: some| a| any)? (?:stolen|fake|forged|counterfeit|other people's)? ?(?:(?<=stolen |fake |forged |counterfeit )(?:credit cards?|cards?|passports?|ids?|id cards?|money|licen[cs]es?|identit(?:y|ies)|visas?|documents?))\b/,
  },
  {
    category: 'illicit',
    pattern:
      /\b(?:steal|stealing|skim|clone) (?:\w+ ){0,2}(?:credit cards?|card numbers?|credit card numbers?|identit(?:y|ies)|passwords?|bank details)\b(?! from me)|\blaunder(?:ing)? (?:\w+ )?money\b|\bhack(?:ing)? (?:into )?(?:my|his|her|someone(?:'s)?|somebody(?:'s)?|a|an|the|other)(?: \w+(?:'s)?){0,2} (?:account|accounts|phone|e-?mail|computer|wifi|facebook|instagram|bank)\b|\b(?:write|make|create|build|code)(?: me| us)?(?: some| a)? (?:ransomware|malware|a virus|virus|keylogger|trojan|botnet|spyware)\b|\bpoison (?:someone|somebody|him|her|my (?:wife|husband|boss|neighbou?r))\b|\bforge (?:an? )?(?:\w+ )?(?:id card|id|passport|signature|document|cheque|licen[cs]e)\b|\bhire a hit ?man\b|\b(?:buy|sell|order|score|smuggle) (?:some )?(?:fentanyl|cocaine|heroin|meth|mdma|ecstasy|lsd|crack)\b|\b(?:buy|pick up|get|score|find|sell|deal) (?:\w+ )?(?:illegal |street )?drugs\b(?! store)|\bhow (?:do i|to|can i) (?:break into|hot-?wire|rob|shoplift|kidnap|blackmail|stalk)\b/,
  },

  {
    category: 'self-harm',
    pattern:
      /\b(?:kill(?:ing)?|hurt(?:ing)?|harm(?:ing)?|hang(?:ing)?|shoot(?:ing)?|drown(?:ing)?|cutting) myself\b|\b(?:i'm|i am) going to hang myself\b|\bself[ -]harm(?:ing)?\b(?! (?:policy|prevention|awareness))|\b(?:i(?:'m| am)?|feel(?:ing)?|am|been) (?:\w+ )?suicidal\b|\b(?:think(?:ing)?|thought|considering|contemplating|planning|plan|commit(?:ting)?)(?: \w+)? suicide\b|\bend(?:ing)? (?:my (?:own )?life|it all)\b|\btake my (?:own )?life\b|\bi (?:just )?want to end it(?: all)?[.!]*$/,
  },
  {
    category: 'self-harm',
    pattern:
      /\b(?:i )?(?:want|wish|would like|going|rather) (?:to )?(?:die|be dead|was dead|were dead|i (?:was|were) dead)\b(?! (?:trying|laughing|of (?:boredom|laughter|laughing|embarrassment|shame|heat|cold|curiosity)))|\bdon'?t (?:want|wish) to (?:live|be alive|wake up|exist|go on living)\b|\bno (?:longer want|reason) to live\b|\b(?:don'?t|can'?t|no longer) (?:see|have|find) (?:a |any )?(?:reason|point) (?:to|in|for) (?:go on |keep |carry on )?(?:living|live|being alive|going on)\b|\bnobody (?:would|will) miss me\b|\b(?:my )?life (?:isn't|is not|not) worth living\b|\bbetter off (?:dead|without me)\b|\bdie (?:without pain|painlessly)\b|\btook (?:all (?:of )?my|too many|a whole bottle of|the whole pack of) (?:pills|tablets|medication|sleeping pills)\b|\bcan'?t (?:go on|live) (?:any ?more|any longer) (?:and|i) want\b/,
  },

  {
    category: 'profanity',
    pattern:
      /\bf[*#@$_-]{1,3}c?k|\bf\*{2,}|\b(?:ph[uv]+|fv+|fu+|fa?u)c?k+(?:er|ing|ed|s|off|you|u)?\b|\bsh[*#@_-]+t|\bs[*#]{2}t|\bb[*#@_-]+tch|\bc[*#@_-]nt\b|\ba[*#]{2}hole|\beat sh|\bkiss my a(?:ss|rse)\b|\bdick ?heads?\b|\bwankers?\b|\barse ?holes?\b|\bstfu\b|\bgtfo\b|\bd(?:ouche)(?:bags?)?\b|\bson of a b\b|\b(?:mother|mutha|mudda)?(?:fuk+|fuc+|fcuk|fux|phuk|fuq)(?:k?er|k?a|k?ing|ed|s|k|x)?s?\b|\bmo(?:f|ph)o(?:e?s)?\b|\bdumb ?ass(?:es)?\b|\bjack ?ass(?:es)?\b|\bcock ?(?:suck|lick|munch)\w*|\bcum ?(?:dump|ball|shot)\w*|\bcreampie\b/,
  },
];
