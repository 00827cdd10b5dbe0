// The sentences of the source document, each known by its digest and never by its words.
/**
 * SHA-256 of each sentence in reading order, front matter and headings left out, as it stands in Markdown with every
 * run of white space made one plain space.
 */
export const sentenceDigests = {
  S1: '34fc2ab02627b43d317cb95e621a5c3b9cf420d63627d2c8cfd721189db00e76',
  S2: 'e84f7c20cdd2eccf5e632aca4f921d80e429914009ef23a74f55e4127d7e744f',
  S3: '5938408a815542900502d883b6f6a577c6cc194ef4ecac52cf0eefabf203e20d',
  S4: '888025a5cfd25e5dad26871b75e41052b8fe3daa0d17760b577a89a0054ee6c2',
  S5: '1be8dcf71c371a9cdfbc34174580df8502516db1c6953a846b0e19f09af37abb',
  S6: 'b1388d7a5041d13b5202b9a0d857f21d9e92145e65c5b6e04a1d89ad873baa96',
  S7: '2132541d9b5fdb049ad0b368b6183ffc1e98dba1360a7cdccccac2eb87d50a9f',
  S8: 'fc5752996f21088db5cfbabd12fe8fb500f7e3133006f6604b520b03472f4cdb',
  S9: 'b2672c922d6dac8a679d5b0f417c130c23cefea29b4f9deb47bc1ccab182fc88',
  S10: 'd4cfb279d753f29fb51e70e6f055432ad97394f99058ca4f7b6d55b0446b5ae8',
  S11: '05970a0582937f975de80397617f20a3995b84686ddb2be8aefe535fcda98229',
  S12: 'a49ca32e0318a7fed6abb660674935062ca90bacf7b759caf6540b71f6f14283',
  S13: '053dff75018b571cba1bea76fd9694a76c6297e648c8df414fd510ccb2bfcfa0',
  S14: 'fa438503708ce5124cfa3e62aef0661ff350b80b8892f3d0b6ccdab3fbb06738',
  S15: '3bebe0bb0514adefe38dedaa26eef956c970c2bacc8c2d7047b8a1c659123067',
  S16: '6c494560e5f165703ad163ead28de84b04607d5331717732dfa09ac6269309a8',
  S17: 'bf22240ca79ad662b5c93eafa48b9cd936d8c518171ec94a9ac6dd1629e46408',
} as const;
