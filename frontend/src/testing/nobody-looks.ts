/**
 * The page is before nobody's eyes: what reads itself again by the clock rests, however long a test takes. Until
 * `vi.restoreAllMocks()`.
 */
export function nobodyLooks() {
  return vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
}
