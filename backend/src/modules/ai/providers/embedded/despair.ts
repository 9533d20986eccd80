/** The end of a thought: "a reason to go on." is despair, "a reason to go on with the premium plan" is not. */
const END =
  '(?= *(?:[.!?,;:…)-]|$)| (?:any ?more|any longer|again|tomorrow|tonight|today|now|and|because|so badly|without (?:him|her|them))\\b(?! (?:use|with)\\b))';
const GONE =
  '(?:gone|dead|not here|no longer here|not around|not alive|no longer alive|died|disappeared(?! from)|never born|never existed)';
const DRUGS = '(?:pills|tablets|meds|medication|painkillers|sleeping pills|paracetamol|insulin)';
const MEANS = `(?:${DRUGS}|rope|noose|knife|razor|razor blade|blade|gun|pistol|bottle of pills)`;
const HEIGHT =
  '(?:bridge|roof|building|balcony|cliff|window|ledge|platform|train|trains|tracks|truck|lorry|bus|car|traffic)';
/** What a threat to oneself ends with when a picture or an app is meant. */
const ON_SCREEN =
  '(?! (?:page|photo|gallery|image|game|level|listing|widget|list|tab|tile|of the (?:page|list|call)))';
const NO_MORE_LIVING =
  '(?:to live|living|to be alive|being alive|to stay alive|staying alive|to exist|existing|to keep living|to go on living)';

/** Each is enough. All are said of oneself. */
const DESPAIR: readonly RegExp[] = [
  `\\b(?:kill|hurt|harm|hang|shoot|drown|poison|stab|unalive|killing|hurting|harming|hanging|shooting|drowning|killed|harmed|starving|punishing) my ?self\\b(?! (?:off|out|laughing|short|over|from|on|with (?:your|this|the)))`,
  `(?<!accidentally )\\b(?:cut|cutting|slit|slash|burn|burned|burning|slitting)(?: up)? (?:myself\\b(?! (?:off|out|from|some|an?|short|in|on|while|when|with (?:your|this))\\b)|my (?:own )?(?:arms?|wrists?|legs?|thighs?|skin|veins)\\b)`,
  `^kms\\b(?=[,.! ]*(?:honestly|now|please|tonight|today|$))|\\b(?:gonna|want to|wanna|going to|just|i'll) kms\\b`,
  `\\b(?:want|wish|like|ready|going|gonna|wanna|prepared|decided|rather|just) (?:to )?(?:just )?(?:die|be dead)\\b(?!,? (?:trying|laughing|than|for|when|of|from (?:shame|embarrassment)))`,
  `\\b(?:wish|wished) (?:that )?(?:i )?(?:was|were|had) (?:dead|never been born|never born|never existed|not alive|never woken up)|\\bbetter off dead\\b|\\b(?:wish|hope) i (?:could |would |might )?(?:just )?(?:die|fall asleep|go to sleep|do not wake|don't wake|won't wake|not wake|sleep) ?(?:forever|up|and never wake(?: up)?|and not wake up|soon|tonight)?${END}`,
  `\\b(?:want|wish|like|ready|going|gonna|wanna|prepared|planning|decided|think(?:ing)?|dream(?:ing)?|thought|thoughts) (?:to |of |about |on )?(?:just )?(?:be gone|being gone|stop existing|not exist|disappear forever|never wake up|fall asleep and never wake up|end(?:ing)? it(?=[ .!]*$| tonight| now| today)|end(?:ing)? things|off myself|end(?:ing)? myself)${END}`,
  `\\b(?:end|ending|take|taking) (?:my (?:own )?life|it all)\\b|\\bend(?:ing)? the pain (?:for good|forever)\\b`,
  `\\b(?:don'?t|do not|no longer|didn'?t|never) (?:want|wanna|wish|deserve) ?(?:to )?(?:live|be alive|exist|wake up|go on living|be here|be around|be in this world|be on this (?:earth|planet))${END}`,
  `\\b(?:no|any|a|the|what's the|what is the|little|much) (?:\\w+ )?(?:reason|point|purpose|sense|use)(?: left)?(?: for me)? (?:of |in |for )?(?:${NO_MORE_LIVING}\\b(?! room)|(?:to|of|in|for)? ?my life\\b|(?:to go on|going on|to carry on|carrying on|to wake up|waking up|to keep going|to get up)${END})`,
  `\\b(?:better off|happier|better place|better|relieved|safer)(?: off)? (?:without me${END}|(?:if|when|once) i(?:'m| am| was| were| had)? ${GONE})`,
  `\\b(?:nobody|no one|no-one|noone) (?:would|will|'d)(?: even| ever| really)* (?:(?:notice|care|mind|cry|miss me) if i(?:'m| am| was| were| had)? (?:just )?${GONE}|miss me${END})|\\bif i (?:was|were) (?:dead|no longer alive|gone forever)\\b`,
  `\\b(?:written|wrote|writing|finished|left|leaving) (?:\\w+ ){0,3}(?:goodbye|farewell|suicide|last) (?:letters?|notes?)\\b|\\b(?:goodbye|farewell|bye),? (?:cruel )?(?:world|forever)\\b|\\bmy suicide (?:note|plan|attempt)\\b`,
  `\\blast (?:night|day|evening|hours?|message|goodbye) (?:on (?:this )?earth|alive|of my life|before i (?:die|go for good))|\\b(?:will|'ll) be my last (?:night|evening)${END}`,
  `\\b(?:won'?t|will not|not going to|not gonna) be alive\\b|\\b(?:won'?t|will not) (?:have to )?(?:worry about|put up with|bother with|suffer because of) me (?:much longer|any ?more|any longer|for long)|\\bi won'?t be (?:here|around|in this world) (?:any ?more|much longer|tomorrow)(?= *[.!]*$)`,
  `\\b(?:took|taken|swallowed|swallow|taking|take|saving up|saved up|stockpiling|counting) (?:all|too many|a whole|the whole|a lot|an? (?:bottle|handful|pack)|enough)(?: of)?(?: my| the| these| bottle of| pack of)?(?: \\w+)? ${DRUGS}\\b`,
  `\\b${MEANS} (?:is |are |right |all |lying |ready )*(?:here(?: (?:in front of|next to|with|beside) me)?(?= *[.!?,;]|$| and i)|in front of me|next to me|beside me|in my hands?|ready(?= *[.!?,;]|$| and)|and i(?:'m| am)? (?:alone|know where|know how|scared|ready|want to use))`,
  `\\b(?:i|thinking|think|feel like|feel|about|want|wanna|going|gonna|ready|of)\\b[^.!?]{0,20}\\b(?:jump|jumping|step|stepping|throw myself|throwing myself|walk|walking|lie down|lying down) (?:off|in front of|from|under|on|into) (?:an?|the|my|our)(?: \\w+){0,2}? ${HEIGHT}\\b${ON_SCREEN}|\\bgoing to jump[.!]*$`,
  `\\b(?:standing|sitting|i'm|i am) (?:up )?on (?:the|an?)(?: edge of (?:the|an?))? (?:bridge|roof|ledge|edge|tracks|railing|balcony)\\b[^.!?]*\\b(?:no ?one|nobody|who else|goodbye|any ?more|jump|alone|end it|over)\\b`,
  `\\bonly (?:way out|way left|option|escape|solution)(?: left)?(?: for me)? (?:is|would be|seems)(?: to be)? (?:death|dying|to die|suicide|to end)|\\blost (?:the|my|all|any) (?:will|wish|desire) to live\\b|\\bnothing (?:left )?to live for\\b|\\bnothing (?:is )?left for me (?:in|on) (?:this|the) (?:world|earth|life)\\b|\\bno way out for me\\b`,
  `\\b(?:think(?:ing)?|thoughts?|thought|considering|contemplating|planning|plan|attempted|tried|commit|committing)(?: \\w+)? (?:of |about )?suicide\\b(?! (?:prevention|awareness|squad))(?<!\\b(?:patients?|clients?|users?|callers?|students?|people|who|they|he|she)\\b.*)|\\b(?:i'm|i am|feel|feeling|i feel|am|i've been) (?:\\w+ )?suicidal\\b|\\bi (?:\\w+ )?self[ -]harm`,
  `\\blife (?:is(?:n't| not| no longer)|ain't|not) worth (?:living|it|anything)|\\bmy life (?:has no|is|feels|seems|has lost all) (?:so |just |completely |totally |all )*(?:meaning|meaningless|pointless|worthless|over|hopeless)\\b|\\blife (?:has no|has lost all|feels|is|seems) (?:so |just |completely |totally |all )*(?:meaning|meaningless|pointless|worthless|hopeless)\\b`,
  `\\b(?:tired|sick|weary) of (?:living|life|being alive|existing|this life|my life)${END}|\\bhate (?:my life|myself|being alive|living)${END}|\\b(?:give|gave|giving|given) up on (?:life|living)\\b|\\b(?:done|finished|through) with (?:life|living|this world)${END}|\\b(?:can'?t|cannot|can not) (?:bear|stand|go on) (?:living|to live|life)\\b|\\bi(?:'m| am) (?:just |only |nothing but )?a burden (?:to|on|for)\\b|\\bdo(?:n'?t| not) deserve to (?:live|be alive)\\b`,
  `\\b(?:when i die|when i'm dead|after i die|my death|i'm not here any ?more)\\b.*\\b(?:planning|going|decided|want|about) to (?:do it|die|take my)\\b`,
  `\\b(?:i|i'm|how)\\b[^.!?]{0,40}\\boverdos(?:e|ing)\\b(?! of (?:e-?mails?|notifications|news|messages))|\\bhow (?:many|much)\\b.{1,40}\\b(?:to die|to kill (?:me|myself)|to overdose|would kill me|is (?:lethal|fatal|deadly)|lethal dose)\\b|\\b(?:painless(?:ly)?|quick(?:est)?|easiest|fastest|best) (?:way|ways|method)s? (?:to|of) (?:die|dying|suicide|kill myself|end (?:it all|my life))\\b|\\bdie (?:without pain|painlessly)\\b`,
  `\\b(?:won'?t|will not|can'?t|cannot|don'?t think i(?:'ll| will| can)?|not going to|not sure i(?:'ll| will| can)?) make it (?:through|to|past|till|until) (?:the |this )?(?:night|tomorrow|morning|day|week|weekend|christmas)${END}(?<=\\bi\\b.*)`,
  `\\blast (?:week|weeks|days|month|few days) alive\\b|\\b(?:kids?|children|mum|mom|mother|father|dad|family|cat|dog|wife|husband|sister|brother|sons?|daughters?|parents|everyone|look after)\\b.*\\b(?:once|when|after|if) i(?:'m| am) (?:gone|dead)${END}`,
  `\\bway out (?:except|but|other than|apart from) (?:dying|death|to die|suicide|ending)|\\bhurts?(?: so much| too much| so bad)? to (?:be alive|live|exist|breathe|wake up)${END}`,
  `\\bi(?:'ve| have)? (?:just |already )?(?:bought|got|tied|found|hidden|prepared|have|hid)(?: got)? (?:the|a|some|my|enough) (?:rope|noose|gun|pills|sleeping pills|razor blades?|razors?)(?: yesterday| today| already| now| ready| and a beam)*(?= *[.!]*$)`,
  `\\b(?:drive|driving|steer|steering|crash|crashing) (?:my |the )?(?:car|bike|motorbike|truck) (?:into|off|in front of) (?:an?|the) (?:tree|wall|bridge|river|cliff|road|truck|train)`,
  `\\bwhy (?:should|would|do|must|am) i (?:even |still |just )*(?:keep living|go on living|live|living|be alive|alive|exist|keep existing|stay alive|wake up|here on this earth)${END}`,
  `\\b(?:started|begun|been|keep|kept|back to) cutting(?: myself)? again(?= *[.!,]|$)|\\b(?:blade|knife|razor) (?:on|to|against|across|at) my (?:skin|wrists?|arms?|throat|veins)`,
  `\\btell my (?:mum|mom|mother|dad|father|family|kids|children|wife|husband|son|daughter|parents|sister|brother)(?: that)? (?:i'm sorry|i am sorry|i love|i loved|goodbye)|\\bforgive me (?:when|for what) i(?:'m| am)(?: about to| going to| gone)`,
  `\\b(?:would|will|does) (?:anyone|anybody|someone|people|they)(?: even| really| ever)* (?:care|notice|mind|cry|be sad) if i(?:'m| am| was| were| had)? (?:just |suddenly )?${GONE}|\\b(?:would|will) (?:anyone|anybody)(?: even| really)* miss me${END}`,
  `\\b(?:sitting|lying|standing|kneeling|waiting) (?:up )?on (?:the|an?) (?:train |railway |rail |window )?(?:tracks|rails|ledge|railing|window sill|roof)(?= *[.!,]|$| and i)`,
  `\\b(?:want|need|make|wish|stop) (?:all )?(?:the|this|my) (?:pain|suffering|misery|hurting|voices) ?(?:inside )?(?:to |would )?(?:just )?(?:stop|end|go away|be over|forever)\\b(?! (?:in my (?:back|neck|wrist|hand)))`,
  `\\b(?:no ?one|nobody) (?:needs|wants|loves|cares about) me${END}|\\bi (?:should|want to|could|wish i could|will|would rather) (?:just |simply )?(?:disappear|vanish) (?:for good|forever)${END}`,
  `\\b(?:leave|leaving|depart|done with|not made for|do not belong in|don't belong in|long for) this (?:world|life|earth)\\b|\\b(?:no|any|a|my) future for me${END}|\\b(?:don'?t|do not|can'?t|cannot) see (?:a|any|my) future(?= *[.!]*$)|\\bsee no future(?= *[.!]*$| for myself)`,
  `\\b(?:don'?t|do not|wouldn'?t|no longer) (?:care|mind|matter) (?:if|whether) i (?:live|die|died|wake up|never woke|didn'?t wake|got hit|am alive)|\\b(?:planned|planning) my (?:own )?(?:death|funeral|end)\\b|\\b(?:drink|drinking|drank) (?:bleach|poison|antifreeze)\\b|\\bjoin (?:him|her|them|my \\w+) in (?:heaven|death)\\b|\\bi (?:feel|am) (?:so |completely |totally |just )*(?:empty|dead|numb) inside\\b|\\bcan'?t live (?:like this|with myself|without (?:him|her|them))(?= *[.!,]|$| any)`,
  `\\b(?:took|taken|swallowed|take|taking) (?:about |like )?(?:\\d+|ten|twenty|thirty|forty|fifty|dozens of|loads of)(?: \\w+)? ${DRUGS}\\b|\\b(?:saving up|saved up|stockpiling|hoarding|collecting|counting) (?:\\w+ )?(?:my|all my|the) (?:\\w+ )?${DRUGS}\\b|\\b(?:holding|staring at) (?:an?|the|my) ${MEANS}(?= *[.!]*$| and| to my)`,
  `\\b(?:disappointed|sad|sorry|angry|upset|hate) (?:that )?(?:i'm|i am|i) (?:still )?(?:alive|woke up|survived)|\\bkeep myself safe(?= *[.!]*$| tonight| any ?more)|\\bsafe (?:from|with) myself\\b|\\b(?:hope|wish|pray) (?:that )?(?:an?|the|some) (?:car|bus|train|truck|lorry) (?:would|will|could)? ?(?:just )?(?:hits?|runs?) me\\b`,
  `\\bi\\b.* (?:go to )?sleep forever${END}|\\b(?:had|have) enough of (?:life|living|this life|my life|being alive)${END}|\\bif i (?:am|was|were|wasn'?t|weren'?t|am not) (?:not |no longer )?alive\\b|\\b(?:no ?one|nobody|you|they)(?: will|'ll| won'?t) find (?:me|my body) (?:until|in time|before|dead)|\\bif i (?:just )?jumped(?= *[,.?!]|$)|\\bfind my body\\b`,
  `\\b(?:can'?t|cannot|too tired to|no strength to|don'?t want to) (?:keep )?(?:fight|fighting|keep fighting|struggle) (?:any ?more|any longer)|\\b(?:won'?t|will not|not going to|never) see (?:another|the) (?:day|morning|sunrise|christmas)${END}|\\bby the time (?:you|anyone) reads? this\\b.*\\b(?:gone|dead|over)\\b|\\bshould never have been born\\b|\\burge to (?:hurt|cut|harm|kill|die|jump)\\b|\\b(?:thinking|think|thoughts|fantasi[sz]e|dream|dreaming) (?:of|about) (?:death|dying|my death|being dead)(?: all the time| every day| constantly| a lot)?${END}`,
  `\\bhow (?:long|high|deep|fast)\\b.{1,40}\\b(?:bleed out|bleed to death|to drown|to die|to kill me)\\b|\\b(?:ready|time(?: for me)?) to (?:meet my maker|leave this world|go for good|leave for good and never wake)|\\b(?:rather not|better not to|prefer not to) (?:exist|be alive|live)${END}|\\bout of this life\\b|\\b(?:my|the) will to live (?:is|has) gone|\\bfeel like (?:dying|ending it|killing)${END}|\\bi(?:'m| am) not worth (?:living|saving|the air)`,
].map((pattern) => new RegExp(pattern));

/** Said of an app as readily as of a life: they need a second word that is not about the app. */
const WEARY =
  /\b(?:can'?t|cannot|can not|can no longer) (?:go on|do this|do it|take (?:it|this|the pain)|cope|bear (?:it|this|the pain))\b|\b(?:want|need) (?:it|this|everything)(?: all)? to (?:be over|stop|end)\b|\b(?:lost|losing) (?:everything|all hope)\b|\bhopeless\b|\bthe last (?:person|one) i'?ll (?:talk|write|speak)\b|\bnothing matters\b/;
const OF_LIFE =
  /\b(?:life|alive|living|die|dying|death|dead|knife|rope|pills|razor|goodbye|suicide|end it|alone in the world|all alone|wake up|pain)\b/;
const OF_WORK =
  /\b(?:app|import|export|plan|subscription|contract|update|upload|download|battery|server|process|session|deadline|button|screen|file|files|feature|version|release|widget|project)\b/;

/** Whether somebody speaks of ending or hurting themselves, in plain words or round about. */
export function speaksOfDespair(reading: string): boolean {
  if (DESPAIR.some((pattern) => pattern.test(reading))) return true;
  return WEARY.test(reading) && OF_LIFE.test(reading) && !OF_WORK.test(reading);
}
