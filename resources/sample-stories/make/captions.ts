/** What is to be seen in the film of the steps, which has no sound: eight seconds of it. */
export const filmCaptions = `WEBVTT

1
00:00.000 --> 00:02.600
[No sound] Low water. Seven steps
of the Customs House are dry.

2
00:02.600 --> 00:05.200
[No sound] The spring tide climbs
six of the seven.

3
00:05.200 --> 00:08.000
[No sound] It rests, and falls back.
`;
