const QUESTION =
  /^(?:(?:hi|hello|hey|good \w+|please|so|and|also|just|team|there|ok|quick question|question)[\s,.:!-]+)*(?:how|what|which|who|whose|where|when|why|is|are|am|was|do|does|did|can|could|may|will|would|should|has|have|any|anyone)\b|\?\s*$/;
const WISH =
  /\b(?:i|we)(?:'d| would)? (?:like|love|want|need|wish|prefer)\b|\b(?:i'd|we'd) (?:like|love|rather)\b|\bplease\b|\bpls\b|^(?:add|change|remove|delete|send|give|make|switch|set|turn|update|cancel|stop|close|show|tell|move|reset|put|take|help)\b/;

export type Mood = 'asks' | 'wants' | 'tells';

/** Whether lower-case text asks something, wants something done, or tells something. */
export function moodOf(folded: string): Mood {
  if (QUESTION.test(folded.trim())) return 'asks';
  return WISH.test(folded) ? 'wants' : 'tells';
}
