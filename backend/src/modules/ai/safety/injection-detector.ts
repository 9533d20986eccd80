import { countInvisible, stripInvisible } from './invisible';

const MODEL_RULES =
  '(?:instructions?|instuctions?|prompts?|rules?|guidelines?|directives?|polic(?:y|ies)|programming|training|guardrails?|restrictions?|safeguards?|safety (?:rules|filters|measures)|content (?:policy|policies|filters?)|filters?|constraints?|system message|orders|ethics|moderation)';
const EARLIER =
  '(?:previous|prior|above|earlier|preceding|foregoing|existing|original|initial|current|system|safety|hidden|your|the|all|any|those|these|you were given|everything)';
const DROP =
  '(?:ignor(?:e|ing)|disregard|forget|override|overrule|bypass|circumvent|skip|drop|discard|neglect|abandon|violate|break|set aside|put aside|do not follow|don.t follow|stop following|do not obey|don.t obey|erase|void)';
const SECRETS =
  '(?:system prompt|(?:initial|hidden|secret|internal|confidential|your(?: own)?) (?:\\w+ )?(?:prompts?|instructions|system messages?|directives|configuration|config)|(?:your|the|this) system messages?|canary(?: token)?|(?:the )?(?:text|wording|contents?) of your (?:prompt|instructions|rules)|(?:your )?(?:prompt|instructions) (?:verbatim|word for word))';
const TELL =
  '(?:print|show|reveal|repeat|output|display|tell|give|share|dump|leak|write|recite|translate|summari[sz]e|paste|expose|disclose|list|copy|what(?:.s| is| are| does| do| did)|spell|encode|return)';

/** One rule a trick. They read lower-case text with invisible characters taken out and digits read as letters. */
const RULES: readonly RegExp[] = [
  // Overriding: "ignore all previous instructions", "the rules above no longer apply".
  new RegExp(
    `\\b${DROP}\\b(?:\\s+(?:all|any|every|of|${EARLIER}|and|or|what))*\\s+${EARLIER}(?:\\s+\\w+){0,2}\\s+${MODEL_RULES}\\b(?! (?:i|we|he|she|you) )(?<!\\bpassword polic(?:y|ies))`,
  ),
  new RegExp(
    `\\b(?:ignore|disregard|override|bypass)\\s+(?:all\\s+|any\\s+)?${MODEL_RULES.replace('|filters?', '').replace('|polic(?:y|ies)', '')}\\b`,
  ),
  /\b(?:ignore|disregard|forget) (?:all |everything |anything |what(?:ever)? )(?:that )?(?:you(?:'ve| have)?|was|were|has been|came|is|said|written|above|before|prior|i told you|they told you)(?: \w+){0,4}/,
  new RegExp(
    `\\b(?:previous|prior|above|earlier|old|your|these|those|all)(?: \\w+)? ${MODEL_RULES}(?: above)? (?:are|is) (?:now )?(?:void|cancell?ed|lifted|obsolete|revoked|null|suspended|no longer|gone|invalid|disabled|a test)\\b|\\b${MODEL_RULES} no longer appl(?:y|ies)\\b|\\beverything (?:above|before this|so far) (?:was|is) (?:a test|fake|void|irrelevant)\\b`,
  ),
  /\b(?:your (?:real|true|actual|new) (?:task|purpose|goal|job|instructions?|objective|mission)|new (?:system )?(?:instructions?|directives?|policy|prompt)\s*:|(?:priority|admin|system|safety|security) override|override\s*:|override (?:your|all|the) (?:safety|rules|programming))/,
  /\b(?:ignore|disregard|forget) (?:the|all|everything|anything)(?: of the)? (?:above|before|prior)\b|\byou (?:now )?have (?:absolutely )?no (?:rules|limits|restrictions|guidelines|filters)\b|\b(?:the|your|all|those) (?:rules|guidelines|restrictions|filters|policies) (?:don't|do not|no longer) (?:exist|count|matter|bind)\b|\byou (?:have been|were|are) (?:now )?(?:re-?programmed|jailbroken|unlocked|liberated)\b|\bnew rules?:/,
  // Personas: "you are now DAN", "pretend you have no filters".
  /\b(?:dan mode|do anything now(?= (?:mode|ai|bot|and|,|\.)|["”)])|an? ai (?:called|named|that can do anything)|stay in character|(?:sudo|root) mode|(?:activate|enable|become|be|summon|load) dan|unrestricted \w+bot|jail ?break(?:ing|s)?(?! (?:iphone|phone|device))|god ?mode|evil ?(?:bot|mode|twin)|unfiltered|uncensored|unrestricted (?:ai|mode|bot|assistant|model|version)|amoral|aim mode|opposite mode|stan mode)\b|\bdan\b(?=.*\b(?:ai|anything|rules|mode)\b)/,
  /\b(?:enter|enable|activate|switch(?: in)?to|go into|turn on|you are in|start) (?:the )?(?:developer|debug|maintenance|god|admin|root|sudo|unrestricted|dan) mode\b(?! (?:on|in|for|of) (?:my|the|our|android|chrome|ios))(?=$|[.,;:!]| and\b| to\b| without\b)/,
  /\b(?:you are|you're|you will be|you shall be) (?:now|no longer|from now on|henceforth)(?: (?:customer|a customer|called|named|acting|an?|the|my|in|free|bound|not|going|speaking|playing|only|to))? ?(?:dan|ai|bot|assistant|support bot|support|unrestricted|free of|free from|bound|hacker|evil|character|language model|model|terminal|linux|called|named|pirate|expert|human|person|jailbroken|developer|admin)\b|\bstop being (?:an? )?(?:\w+ )?(?:bot|assistant|ai)\b|\b(?:you are|you're) (?:an? )?(?:\w+ ){0,2}without (?:any )?(?:limits|rules|restrictions|filters|morals)\b/,
  /\b(?:from now on|henceforth|for the rest of this (?:chat|conversation)),? (?:you (?:will|must|are|shall|answer|act|respond|only|can|have|should)|act|answer as|respond as|reply (?:only|as|with))\b/,
  /\b(?:pretend|imagine|suppose|act|behave|simulate|role-? ?play|let's play|play (?:a|the) (?:role|game|part)|answer|respond|write|speak|reply)\b.{0,60}\b(?:(?:no|without|free (?:from|of)|not bound by|ignor\w+|broken free from|lacks?|has no|have no|had no)(?: any| all| your| its| the)? (?:content |safety |ethical |moral )?(?:polic(?:y|ies)|rules?|filters?|restrictions?|limits|limitations|morals|ethics|guidelines|censorship|warnings|disclaimers|constraints|boundaries|conscience))\b/,
  /\b(?:act|behave|pose|role-? ?play|respond|answer|speak) (?:as|like)(?: if you (?:are|were)| though you were)? (?:my (?:late |dead |deceased )?grand\w+|an? (?:\w+ )?(?:hacker|villain|criminal|evil \w+|unfiltered \w+|ai (?:without|that)|system|linux terminal|terminal|developer|different ai)|evil\w*|the system|the developer|root|dan|another ai|someone without)|\b(?:act as|pretend to be|pose as) (?:the|your) (?:system|developer|administrator|admin|operator|model)\b/,
  /\b(?:hypothetically|in theory|theoretically|for a novel|fictional(?:ly)?|in a fictional)\b.{0,80}\b(?:no|without|any) (?:\w+ )?(?:restrictions?|rules|limits|filters|guidelines)\b|\bif you (?:had|were|could)(?: \w+){0,3} (?:no|without|ignore|break) (?:\w+ )?(?:restrictions?|rules|limits|filters|guidelines|policy)\b/,
  /\b(?:you )?(?:must|can|may|should|will|shall)(?: never| not|n't) (?:refuse|decline|say no|reject|apologi[sz]e)\b|\bwithout (?:any )?(?:warnings?|disclaimers?|refus(?:al|ing)|censorship|moral\w*)(?:,| or| and)|\bno matter (?:how|what) (?:illegal|harmful|unethical|immoral)\b/,
  // Asking for what the model was told.
  new RegExp(`\\b${TELL}\\b.{0,40}\\b${SECRETS}\\b`),
  /\b(?:repeat|print|output|show|copy|recite|write (?:out|down))\b.{0,20}\b(?:text|words|everything|all|lines?|sentences?|message)\b.{0,20}\b(?:above|before this|preceding|so far|starting with|you were (?:told|given))\b|\b(?:everything|text|words|lines?) (?:above|before this (?:line|message|point)|preceding this)\b|\bwhat (?:were|was|have|had) you (?:\w+ )?(?:told|instructed|programmed|asked|given|ordered|trained)\b|\b(?:instructions?|rules|guidelines|prompt) (?:that )?you (?:received|were given|have been given|got|follow|must follow|were told|operate under)\b|\bhidden (?:prompts?|instructions?|messages?|system|rules|guidelines|context)\b|\b(?:your|the) (?:system|secret|internal) (?:prompt|rules|guidelines|message)\b|\bcanary (?:token|word|string|value|phrase)\b|\b(?:your|the) canary\b(?! (?:release|channel|build|deployment|branch|test))/,
  // Turns and delimiters that the text has no business to hold.
  /<\s*\/?\s*(?:system|instructions?|prompt|untrusted|admin|sys)\b[^>]{0,40}>\s*\S|^(?:(?!<(?:data|context|knowledge|customer|user|assistant|message)\b)[^])*<\/\s*(?:data|context|knowledge|customer|user|assistant|message)\s*>\s*\S|<\|[\w ]{2,30}\|>|\[\/?inst\]|<<\/?sys>>|\[\/?(?:system|assistant|user)\]|^\s*#{2,}\s*(?:system|instructions?|assistant|user|new)\b/m,
  /(?:^|[\n.!?"] *)\s*(?:system|system prompt|sudo)\s*(?:message)?\s*:\s*\S(?=.{8,})|\bassistant\s*:[^]*\b(?:user|human)\s*:|\b(?:user|human)\s*:[^]*\bassistant\s*:|"role"\s*:\s*"(?:system|assistant|developer)"|-{3,}\s*(?:end|begin|start) (?:of )?(?:\w+ )?(?:system|prompt|instructions|data|context|user)/,
  // Hidden payloads.
  /\b(?:decode|decrypt|unscramble|rot13|from base64|base64)\b.{0,60}\b(?:follow|execute|obey|do what|act on|run it|carry out|then do|and do)\b|\b(?:follow|execute|obey|do what)\b.{0,60}\b(?:decoded|base64|rot13|encoded|hex)\b|\b(?:translate|decode|unscramble|reverse)\b.{0,40}\b(?:do|follow|obey|execute) (?:what|as) it says\b|\b(?:decode|base64)\b[^\n]{0,80}[a-z0-9+/]{24,}={0,2}/,
  // Links and pictures that would carry something out.
  /\b(?:append|add|include|insert|end|finish|embed|put|attach|close)\b.{0,50}\b(?:link|url|image|picture|markdown|http\S*|!\[).{0,60}\b(?:(?:every|each|all) (?:\w+ )?(?:answers?|repl(?:y|ies)|responses?)|your (?:answers|replies|responses|output))\b|\b(?:end|begin|start|finish|close) (?:each|every|all|your)(?: of your)? (?:answers?|repl(?:y|ies)|responses?|messages?)\b.{0,40}\bwith\b|\bin (?:your|every|each) (?:answers?|repl(?:y|ies)|responses?|output)\b.{0,60}(?:http|!\[|link|image)|\b(?:include|render|embed|output)\b.{0,30}\bmarkdown (?:image|link)\b|!\[[^\]]*\]\(https?:[^)]*\?[^)]*\)/,
  // Claimed authority, and orders hidden in the sources.
  /\bas (?:your|the|an?) (?:\w+ )?(?:administrator|admin|developer|creator|owner|operator)\b.{0,60}\b(?:order|command|instruct|authori[sz]e|require|demand|tell) you\b|\bi am (?:the|your) (?:developer|creator|programmer|administrator|operator)\b.{0,60}(?:\b(?:mode|dump|config|reveal|print|show|disable|override|bot|prompt)\b)|\b(?:this|your) (?:bot|ai|model|assistant)(?:'s)? (?:restrictions|filters|rules|limits)\b|\b(?:knowledge base|faq|document|context|article)\b.{0,30}\b(?:tells?|instructs?|orders?|commands?|says) (?:you|the (?:assistant|ai|bot)) to\b|\b(?:disable|turn off|switch off|remove|lift) (?:all )?your (?:own )?(?:moderation|safety\w*|restrictions|rules|filters?|guardrails?|safeguards?)\b|\bdisable (?:moderation|safety filters?|guardrails?|safeguards?)[.!]*$\b|\bmust (?:obey|serve) (?:the user|me|my (?:commands?|orders))\b/,
];
const LOOKALIKES: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
};
/** Somebody who splits this many places with what nobody sees is hiding something; a stray mark from a copy isn't. */
const HIDING_FROM = 3;

/**
 * Whether a text looks as if it were written to the model rather than to the desk. A signal that raises caution, not
 * a defence: paraphrases pass it, and nothing may rely on it.
 */
export function detectInjection(text: string): { suspected: boolean } {
  const seen = stripInvisible(text)
    .normalize('NFKC')
    .replace(/[‘’ʼ`´]/g, "'")
    .toLowerCase();
  const readings = new Set([seen, joinSpacedLetters(seen), readDigits(seen)]);
  const suspected =
    countInvisible(text) >= HIDING_FROM ||
    Array.from(readings).some((reading) => RULES.some((rule) => rule.test(reading)));
  return { suspected };
}

function joinSpacedLetters(text: string): string {
  return text.replace(/(?<![\p{L}\p{N}])(?:\p{L}[ .*_-]){3,}\p{L}(?![\p{L}\p{N}])/gu, (run) =>
    run.replace(/[ .*_-]/g, ''),
  );
}

/** "1gnor3" is "ignore"; a number alone stays one. */
function readDigits(text: string): string {
  return text.replace(/\S*\p{L}\S*/gu, (word) =>
    word.replace(/[013457@$]/g, (sign) => LOOKALIKES[sign] ?? sign),
  );
}
