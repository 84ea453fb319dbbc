import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { useDesk } from './desk.ts';
import { dismissFolderWarning } from './dismissFolderWarning.ts';
import { readInfo } from './startDesk.ts';

/** What holds for the whole desk from its start. */
export function DeskBanners() {
  const isOnline = useDesk((state) => state.isOnline);
  const failure = useDesk((state) => state.startFailure);
  const info = useDesk((state) => state.info);
  return (
    <>
      {isOnline && failure !== null && info === null && (
        <Banner kind="error" isUrgent action={<Button onClick={() => void readInfo()}>Try again</Button>}>
          {failure}
        </Banner>
      )}
      {info?.library === 'newer' && (
        <Banner kind="warning">
          This library was written by a newer Stet. You can read and export everything; nothing can be changed
          here. Install the newer Stet to write.
        </Banner>
      )}
      {info?.library === 'readOnly' && (
        <Banner kind="warning">
          The data folder cannot be written. You can read and export everything; nothing can be changed. Give
          Stet the right to write in {info.dataFolder}, then start it again.
        </Banner>
      )}
      {info?.folderWarning && (
        <Banner
          kind="warning"
          action={<Button onClick={() => void dismissFolderWarning(info)}>I have read this</Button>}
        >
          {info.folderWarning.text}
        </Banner>
      )}
      {info?.notices.map((notice) => (
        <Banner key={notice} kind="note">
          {notice}
        </Banner>
      ))}
    </>
  );
}
