/** Whose properties a picture desk writes; of XMP's own and Photoshop's only those that tell no history. */
const harmless =
  /^(xml|xmlns|x|rdf|dc|plus|xmpRights|Iptc4xmpCore|Iptc4xmpExt|tiff):|^photoshop:(Headline|Credit|Source|Instructions|DateCreated|City|State|Country|AuthorsPosition|CaptionWriter|Category|SupplementalCategories|Urgency|TransmissionReference|ColorMode|ICCProfile)$|^xmp:(CreatorTool|CreateDate|ModifyDate|MetadataDate|Rating|Label)$/;

/** Whether an XMP packet says more than what a picture desk writes: place, camera, previews, how it was worked on. */
export function isPrivateXmp(xmp: Uint8Array): boolean {
  const text = Buffer.from(xmp.buffer, xmp.byteOffset, xmp.length).toString('utf8');
  // Another encoding than the usual one has no names that can be looked for.
  if (text.includes('\0') || /<!ENTITY/i.test(text)) return true;
  return [...text.matchAll(/[<\s]([\w.-]+:[\w.-]+)(?=[\s=/>])/g)].some(
    ([, name = '']) => !harmless.test(name),
  );
}
