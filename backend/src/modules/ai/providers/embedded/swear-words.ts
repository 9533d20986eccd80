import type { ModerationCategory } from '@switchboard/contracts';

/** Words of abuse, as data. Every word is met whole, in its inflections; never inside another word. */

function list(words: string): string[] {
  return words.trim().split(/[,\s]+/);
}

/**
 * Words with hardly any innocent use in English, whoever is addressed. They are compared in lower case with disguises
 * undone; usual spellings that dodge a filter stand here as words of their own.
 */
export const PLAIN_WORDS: Readonly<Partial<Record<ModerationCategory, string[]>>> = {
  profanity: list(`
    fck fcks fcked fcker fckers fcking fckin fckn fkn fking fk fuc fuk fuks fuker fukers fukin fuking fuq fuqing fux fuxor fvk feck fecking fecker
    fick fook fooker fooking fugly fugged fugger effing f'ing f'ed f'er mf'er mf'ers mf'ing mfer mfers mfing mofo mofos mofuk mtherfuker mothercker muthafucka
    cyberfuc cyberfuck wtaf dafuq stfu gtfo idgaf kys
    sht shts shtty shtfuk shyt shyte shite shites dipshite gobshite gobshites dipshidiot
    btch btches biatch beotch biotch bizzach bizzatch bietch biyatch
    asshole assholes ashole asholes asshoel asswhole azzhole azzholes ahole aholes a-hole arsehole arseholes arsehol assbag assfuck ass-fuck
    twat twats twatting wanker wankers wankerish wanking wankstain tosser tossers bellend bellends prick pricks knobhead knobheads nobhead dickhead dickheads dikhead dickwad
    bastard bastards basterd basterds bitch bitches bitching bitchy bitchass whore whores whoring whoar whoars hoar hoebag slut sluts slutty slutbag skank skanks skanky slag slags
    minge minges bint douche douches douchebag douchebags jackoff jerkoff jackass jackasses dumbass dumbasses smartass fatass lardass badass-hole
    motherf mutha-f peckerhead turdhead turdcutter scumfuck shiester sheister bollucks sonofabitch soab
    cocksuck cocksucker cocksuckers cawksucker coksucka cocsuck cuksuker c0xux0r dildohead schmuck nutsack nutsacks ballsack punani
    gaytard slantard ragtard darktard libtard fucktard tard tards phuk phuks phuq phuqs phuku fuku fuggings sumbitch trashbitch wankbastard baztad shiddick assfuk assfk geebag futhamucka fothermuckers clusterfuck mindfuck
  `),
  hate: list(`
    nigger niggers nigga niggas niggaz niggah niggahs niggar niggir nigguh nigguhs nigglet niggress nigor nignog nignogs niglet jiggaboo jigaboo jigaboos jigga jiggas jiggerboo
    negar neggar nicker-head nikker niggerish higger higga sandnigger kneegrow kneegrows groid jigro wigger wiggers wophead nigra nigre nig niga nigas nigah nigz negga nikka nikkas nicka nickas niguh negroid negroids nuckas
    faggot faggots fagot fagots faggit faggy phaggot phaggots phagot phagots phag phags fagg fagz feg
    kike kikes kyke kykes heeb heebs yid jewboy gook gooks zipperhead slanteye slanteyes slantfreak slanty chingchong coolie spic spics spick spicks spik spix spig wetback wetbacks
    beaner beaners towelhead towelheads raghead ragheads tacohead dothead camel-jockey paki pakis darkie darkies darky golliwog pikey pikeys gypo gyppo wog wogs wop wops dago dagos injun
    trannies shemale shemales she-male ladyboy ladyboys ladiboy lesbo lesbos homos poofter poofters shirtlifter feminazi feminazis mongoloid mongoloids halfbreed subhuman subhumans untermensch
    coons coonie coonies sambo gaysian fudgepacker fudgepackers buttpirate carpetmuncher carpetmunchers pillow-biter gaylords redskins
  `),
  sexual: list(`
    blowjob blowjobs handjob handjobs rimjob rimjobs footjob titjob boobjob deepthroat cumshot cumshots cumdump creampie creampies gangbang gangbangs bukkake jizz jizzed jizzing
    jizzy jizzes buttplug buttplugs analplug analplugs fisting felching cunnilingus analingus anilingus fellatio milf milfs doggystyle throatfuck motherlover ejakulate
    titties titty titfuck pussies hentai dildos camgirl camwhore sexting cybersex jailbait pedo pedos pedobear pedophl blumpkin bangbros cunilingus muffdiving muffdiver
  `),
};

/** First and second parts of compounds: "dickwad", "cockmonger". All of them are abuse. */
export const COMPOUND_HEADS = list(
  'ass azz arse dick dik cock cok cawk knob nob cum tit fag twat douche jizz penis pussy slut whore prick bitch cunt crap turd wank clit crotch fudge',
);
export const COMPOUND_TAILS = list(
  `hole head hed face wad weed hat wipe clown lick licker licking suck sucker sucka sucking muncher munch munching monger gobbler bagger fuck fucker nugget wit tard
  rag stain jockey jocky jokey eater breath smoker packer sniffer pirate bandit driller wrangler nozzle whacker diver diving queen boy kisser jacker fck shit shite skin slapper slut slug vag spank shagger bollock`,
);
/** Their parts when written apart: "ass hole". */
export const COMPOUND_APART =
  /\b(?:ass|azz|arse|dick|cock|fuck|cum|carpet|bum|butt|knob|nob|pole|fudge|willy|anal|pillow|kid|crotch) ?-?(?:hol(?:e|es)|wip(?:e|es)|lick\w*|suck(?:a|er|ers|ing)|munch\w*|fuck\w*|jock(?:e?y|eys|ies)|gobblers?|pirates?|bandits?|drillers?|packers?|whacker|biters?|diddlers?|fiddlers?|hats?|clowns?)\b|\b(?:mother|mutha|mudda|pig) ?-?f(?:u|\*|_)\w*|\b(?:bull|horse|dip|bat|chicken|dog|ape) ?-?shit\w*|\bson of a (?:bitch|b\b|whore|dog\b)|\b(?:sand|jungle|porch) (?:nigg\w+|bunn(?:y|ies)|monkeys?)|\bsand nigg\w*|\bnig nogs?\b|\boven dodgers?\b|\bcotton pickers?\b|\bfu ck\w*|\bfuc king\b|\bsh itty?\b|\bcamel jockeys?\b|\bku klux\w*/;

/** Anywhere in a word, or at its start: no name or word of English holds them but those that `NOT_ABUSE` knows. */
export const ROOTS =
  /fuck|fukk|fucc|fvck|fck|fxck|^f[ao]ck(?:ed|ers?|ing?)?s?$|fk+(?:er|ed|ing?|r|n)s?$|co?c?k?suc+k*a?s?$|^[ck]+u+nt|^twatt|^mof[o0]|fcuk|phuck|phukk|phucc|fuxx?0?or|phvck|^(?:ph|f)u[kq]+(?:er|ers|ed|in|ing|face|head|up|tard|wit)s?$|(?:^|bull|horse|bat|dip|ape|chicken|dog|holy|jack|dumb|rat|pig|hot|tough|fuck|dick|cunt|crap)sh[iy]+t+(?:$|s$|z$|e|t|y|head|hole|bag|face|show|storm|load|list|post|stain|bird|can$|house|eat|ass|brain|dick|cunt|less|box)|^(?:dumb|fuck|shit|slut|ass|stupid)?[ck]unt+(?:s|z|y|ed|ing|in|face|hole|lick|head|bag|ish)*$|^n[i1]gg(?:er|a(?!rd))|^faggot/;
export const NOT_ABUSE = /^(?:shitt?ak[ei]s?|shittim|shitij|fuchsias?|fuck(?:ing|ersberg)-austria)$/;

/** Words that people use for a name, an animal, a tool, a body or a dish: abuse only in an abusive frame. */
export const FRAMED_WORDS: Readonly<Partial<Record<ModerationCategory, string>>> = {
  profanity: `dicks?|dik|cocks?|cok|ass(?:es)?|azz|arses?|pussy|pussie|tits?|fanny|bollocks|bugger|knobs?|nobs?|willy|wangs?|turds?|cum|cumz|hookers?|hoes?|hos|tramps?|slits?|clits?|penis(?:es)?|anus|spunk|fart-?face|old farts?|scat|git|kunt|kuntz|cnts?|mongrel|minger|perverts?|pervs?|molesters?|bender|bater|spooks?|mfk|mfs|mf|choads?|cooters?|crap|nip|nips|throater|coot|sob|pricks?`,
  hate: `fags?|dykes?|tranny|trann[iy]|homo|queers?|poofs?|chinks?|coons?|japs?|pakis?|gyp|crackers?|gaylord|gays|jew|negro(?:e?s)?|negr[ao]|abo|abos|retard(?:s|o|ed)?|spastics?|spaz|mongs?|blacky|redskin|cholos?|flamers?|transvestites?|transsexuals?|nigers?|nickers?|niccer|nickk?er|jiggers?|jiggs|shylocks?|klan|kkk|half-?breeds?`,
};
/**
 * Settings in which even plain words are innocent: a bitch with puppies, the bastard file of a locksmith. The words
 * that hold for everybody, such as "fuck", are not excused by them.
 */
export const EXCUSABLE =
  /^(?:bitch(?:es)?|bastards?|faggots?|fagots?|tossers?|pricks?|slags?|slut|wankers?|twat|titty|yid|spi(?:c|ck)s?|sambo|redskins|douches?|wop|hoar|minge|fisting|feck|fick|fuk|fuks|phuc|sht|tard|coolie|wog|pakis?|trannies)$/;
export const INNOCENT_SETTING =
  /\b(?:dogs?|pup(?:s|py|pies)?|whelp\w*|litters?|kennels?|breed\w*|pedigree|vet|swords?|files?|hacksaw|blades?|pancakes?|willow|peas|gravy|menu|recipes?|butchers?|dish|meatballs?|bundles?|sticks?|finger|lancet|seedlings?|pricking|sewing|embroidery|holes?|rugby|crochet|ore|furnace|heap|cinders?|bird|birds|species|museum|airport|code|codes|acronym|abbreviation|stands for|short for|column|field|table|schema|surname|family name|last name|first name|spell\w*|pronounced|translat\w+|dictionary|filter|filters|filtered|censor\w*|masked|blocked|novel|novels|film|title|article no|words?|place|town|village|street|short name|and span|transmissions?|gearbox|garages?|engines?)\b/;
