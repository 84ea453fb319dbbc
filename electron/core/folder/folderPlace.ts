import { realpathSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isWithin } from '../files.ts';
import { listMounts, type Mount } from './mounts.ts';

/** Where a folder lies, as far as that can be seen: on a disk, on another machine, or in a sync program's care. */
export type FolderPlace =
  | { readonly kind: 'disk' }
  | { readonly kind: 'network' | 'synced' /** What people call it. */; readonly name: string };

/** The folder must be there. */
export function findPlace(folder: string): FolderPlace {
  const real = realpathSync.native(folder);
  const network = networkNameOf(real, listMounts());
  if (network !== null) return { kind: 'network', name: network };
  const synced = syncedBy(real);
  return synced === null ? { kind: 'disk' } : { kind: 'synced', name: synced };
}

/** File systems that lie on another machine, or reach this one through a border that shares no memory. */
const networkTypes: readonly (readonly [RegExp, string])[] = [
  [/^nfs\d?$/, 'NFS'],
  [/^(cifs|smb\d?|smbfs)$/, 'SMB'],
  [/^fuse\.sshfs$|^macfuse_sshfs$/, 'SSHFS'],
  [/^(fuse\.)?davfs2?$|^webdav$/, 'WebDAV'],
  [/^(afpfs)$/, 'AFP'],
  [/^(9p|virtiofs|vboxsf|prl_fs|vmhgfs|fuse\.vmhgfs-fuse)$/, 'a folder of the machine around this one'],
  [/^(fuse\.)?(rclone|s3fs|gcsfuse|goofys)$/, 'a cloud drive'],
  [
    /^(fuse\.)?(afs|ceph|glusterfs|lustre|beegfs|gfs2|ocfs2|gpfs|curlftpfs|gvfsd-fuse|juicefs)$/,
    'a network drive',
  ],
];

/** Null for a disk. A network path of Windows says so itself. */
export function networkNameOf(real: string, mounts: readonly Mount[]): string | null {
  if (/^\\\\(?![?.]\\(?!UNC\\))/.test(real)) return 'SMB';
  let nearest: Mount | null = null;
  // What was mounted last lies on top.
  for (const mount of mounts)
    if (isWithin(mount.path, real) && mount.path.length >= (nearest?.path.length ?? 0)) nearest = mount;
  const type = nearest?.type ?? '';
  return networkTypes.find(([pattern]) => pattern.test(type))?.[1] ?? null;
}

/** What sync programs leave in the folders they keep; `.dropbox` in a home is a folder of settings. */
const markers: readonly (readonly [string, 'file' | 'folder' | 'any', string])[] = [
  ['.dropbox', 'file', 'Dropbox'],
  ['.dropbox.cache', 'folder', 'Dropbox'],
  ['.stfolder', 'any', 'Syncthing'],
  ['.nextcloudsync.log', 'file', 'Nextcloud'],
  ['.owncloudsync.log', 'file', 'ownCloud'],
  [join('.sync', 'ID'), 'file', 'Resilio Sync'],
  ['.tmp.driveupload', 'folder', 'Google Drive'],
  ['.tmp.drivedownload', 'folder', 'Google Drive'],
];

/** What their folders are called where nobody gave them another name. */
const folderNames: readonly (readonly [RegExp, string])[] = [
  [/^Dropbox( \(.+\))?$/, 'Dropbox'],
  [/^OneDrive([ -].+)?$/, 'OneDrive'],
  [/^(Mobile Documents|iCloud ?Drive|com~apple~CloudDocs)$/, 'iCloud Drive'],
  [/^(Google Drive|GoogleDrive(-.+)?|My Drive)$/, 'Google Drive'],
  [/^Nextcloud$/, 'Nextcloud'],
  [/^ownCloud$/, 'ownCloud'],
  [/^(pCloud ?Drive)$/, 'pCloud'],
  [/^(MEGAsync|MEGA)$/, 'MEGA'],
  [/^Box( Sync)?$/, 'Box'],
  [/^CloudStorage$/, 'a cloud drive'],
];

/** The sync program that keeps a folder, or one it lies in; null when none is seen. */
export function syncedBy(real: string): string | null {
  for (let folder = real; ; folder = dirname(folder)) {
    const marker = markers.find(([name, kind]) => isThere(join(folder, name), kind));
    if (marker !== undefined) return marker[2];
    const named = folderNames.find(([pattern]) => pattern.test(basename(folder)));
    if (named !== undefined) return named[1];
    if (dirname(folder) === folder) return null;
  }
}

function isThere(path: string, kind: 'file' | 'folder' | 'any'): boolean {
  try {
    const found = statSync(path);
    return kind === 'any' || found.isDirectory() === (kind === 'folder');
  } catch {
    // Not there, or in a folder of somebody else's.
    return false;
  }
}
