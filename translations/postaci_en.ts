<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message numerus="yes">
        <source>The texts of %n message(s) are only at the server: &quot;sync --bodies all&quot; fetches them.</source>
        <translation>
            <numerusform>The text of %n message is only at the server: &quot;sync --bodies all&quot; fetches it.</numerusform>
            <numerusform>The texts of %n messages are only at the server: &quot;sync --bodies all&quot; fetches them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message numerus="yes">
        <source>The mailbox has %n message(s).</source>
        <translation>
            <numerusform>The mailbox has %n message.</numerusform>
            <numerusform>The mailbox has %n messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The mailbox has %n folder(s).</source>
        <translation>
            <numerusform>The mailbox has %n folder.</numerusform>
            <numerusform>The mailbox has %n folders.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The certificate for %1 is in order and valid until %2, for %n more day(s).</source>
        <extracomment>%1 is the names it is for, %2 a date</extracomment>
        <translation>
            <numerusform>The certificate for %1 is in order and valid until %2, for %n more day.</numerusform>
            <numerusform>The certificate for %1 is in order and valid until %2, for %n more days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterText</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message numerus="yes">
        <source>every %n months on %1</source>
        <translation>
            <numerusform>every %n months on %1</numerusform>
            <numerusform>every %n months on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n months on day %1</source>
        <translation>
            <numerusform>every %n months on day %1</numerusform>
            <numerusform>every %n months on day %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n months</source>
        <translation>
            <numerusform>every %n months</numerusform>
            <numerusform>every %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks</source>
        <translation>
            <numerusform>every %n weeks</numerusform>
            <numerusform>every %n weeks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks on %1</source>
        <translation>
            <numerusform>every %n weeks on %1</numerusform>
            <numerusform>every %n weeks on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation>
            <numerusform>every %n days</numerusform>
            <numerusform>every %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n years</source>
        <translation>
            <numerusform>every %n years</numerusform>
            <numerusform>every %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n times</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RejectionSentence</name>
    <message numerus="yes">
        <source>The marks on %n message(s) could not be changed.</source>
        <translation>
            <numerusform>The marks on %n message could not be changed.</numerusform>
            <numerusform>The marks on %n messages could not be changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be moved to %1 and are back in their place.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n message could not be moved to %1 and is back in its place.</numerusform>
            <numerusform>%n messages could not be moved to %1 and are back in their place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be copied to %1.</source>
        <translation>
            <numerusform>%n message could not be copied to %1.</numerusform>
            <numerusform>%n messages could not be copied to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be deleted and are back in their place.</source>
        <translation>
            <numerusform>%n message could not be deleted and is back in its place.</numerusform>
            <numerusform>%n messages could not be deleted and are back in their place.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::AccountFetchPage</name>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>every minute</numerusform>
            <numerusform>every %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::AccountSettingsDialog</name>
    <message numerus="yes">
        <source>%n message(s) that wait in the outbox will not be sent.</source>
        <translation>
            <numerusform>%n message that waits in the outbox will not be sent.</numerusform>
            <numerusform>%n messages that wait in the outbox will not be sent.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::AttachmentBar</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <extracomment>further attachments of the message</extracomment>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::AttachmentPanel</name>
    <message numerus="yes">
        <source>%n files, %1</source>
        <extracomment>under the attached files: %1 is their size together</extracomment>
        <translation>
            <numerusform>%n file, %1</numerusform>
            <numerusform>%n files, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ComposerWindow</name>
    <message numerus="yes">
        <source>%n forwarded message(s)</source>
        <translation>
            <numerusform>%n forwarded message</numerusform>
            <numerusform>%n forwarded messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people will see each other's addresses.</source>
        <translation>
            <numerusform>%n person will see the addresses.</numerusform>
            <numerusform>%n people will see each other's addresses.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) of the groups have no address that mail can go to: %1</source>
        <translation>
            <numerusform>%n member of the groups has no address that mail can go to: %1</numerusform>
            <numerusform>%n members of the groups have no address that mail can go to: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that are to be attached could not be loaded. %1</source>
        <extracomment>%1 is a sentence that says why</extracomment>
        <translation>
            <numerusform>%n message that is to be attached could not be loaded. %1</numerusform>
            <numerusform>%n messages that are to be attached could not be loaded. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that you forward could not be loaded and would not go along.</source>
        <translation>
            <numerusform>%n message that you forward could not be loaded and would not go along.</numerusform>
            <numerusform>%n messages that you forward could not be loaded and would not go along.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ContactCard</name>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n time</numerusform>
            <numerusform>%n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ContactsWindow</name>
    <message numerus="yes">
        <source>%n contact(s) selected</source>
        <translation>
            <numerusform>%n contact selected</numerusform>
            <numerusform>%n contacts selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) deleted.</source>
        <translation>
            <numerusform>%n contact deleted.</numerusform>
            <numerusform>%n contacts deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) will not be suggested any more.</source>
        <translation>
            <numerusform>%n address will not be suggested any more.</numerusform>
            <numerusform>%n addresses will not be suggested any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) exported.</source>
        <translation>
            <numerusform>%n contact exported.</numerusform>
            <numerusform>%n contacts exported.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ConversationRows</name>
    <message numerus="yes">
        <source>%n earlier message(s)</source>
        <translation>
            <numerusform>%n earlier message</numerusform>
            <numerusform>%n earlier messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later message(s)</source>
        <translation>
            <numerusform>%n later message</numerusform>
            <numerusform>%n later messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::DeliveryDesk</name>
    <message numerus="yes">
        <source>%n more in the details.</source>
        <translation>
            <numerusform>%n more in the details.</numerusform>
            <numerusform>%n more in the details.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ExportMailDialog</name>
    <message numerus="yes">
        <source>%n selected message(s)</source>
        <translation>
            <numerusform>%n selected message</numerusform>
            <numerusform>%n selected messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::FilterTrialDialog</name>
    <message numerus="yes">
        <source>%n message(s) found so far.</source>
        <translation>
            <numerusform>%n message found so far.</numerusform>
            <numerusform>%n messages found so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 match.</source>
        <extracomment>%1 is a number of messages</extracomment>
        <translation>
            <numerusform>%n message of %1 matches.</numerusform>
            <numerusform>%n messages of %1 match.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n are listed.</source>
        <translation>
            <numerusform>The newest %n is listed.</numerusform>
            <numerusform>The newest %n are listed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The texts of %n message(s) are not on this computer and were not looked at.</source>
        <translation>
            <numerusform>The text of %n message is not on this computer and was not looked at.</numerusform>
            <numerusform>The texts of %n messages are not on this computer and were not looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pattern took too long on %n message(s).</source>
        <translation>
            <numerusform>The pattern took too long on %n message.</numerusform>
            <numerusform>The pattern took too long on %n messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done with %n message(s).</source>
        <translation>
            <numerusform>Done with %n message.</numerusform>
            <numerusform>Done with %n messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::FolderCommands</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n folder</numerusform>
            <numerusform>%n folders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Messages whose text is on this computer can be brought back for %n day(s), but not the folder.</source>
        <translation>
            <numerusform>Messages whose text is on this computer can be brought back for %n day, but not the folder.</numerusform>
            <numerusform>Messages whose text is on this computer can be brought back for %n days, but not the folder.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::FolderPropertiesDialog</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <extracomment>%1 is &quot;12 messages&quot;</extracomment>
        <translation>
            <numerusform>%1, %n unread</numerusform>
            <numerusform>%1, %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::FolderTreeModel</name>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n waiting</numerusform>
            <numerusform>%n waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n unread</source>
        <translation>
            <numerusform>more than %n unread</numerusform>
            <numerusform>more than %n unread</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ImportDialog</name>
    <message numerus="yes">
        <source>%1 has %n contact(s).</source>
        <translation>
            <numerusform>%1 has %n contact.</numerusform>
            <numerusform>%1 has %n contacts.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s).</source>
        <translation>
            <numerusform>%n group.</numerusform>
            <numerusform>%n groups.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is a table with %n line(s). Above each column stands what it is taken for.</source>
        <translation>
            <numerusform>%1 is a table with %n line. Above each column stands what it is taken for.</numerusform>
            <numerusform>%1 is a table with %n lines. Above each column stands what it is taken for.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file adds %n member(s) to groups that are here:</source>
        <translation>
            <numerusform>The file adds %n member to a group that is here:</numerusform>
            <numerusform>The file adds %n members to groups that are here:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) added</source>
        <translation>
            <numerusform>%n contact added</numerusform>
            <numerusform>%n contacts added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n completed</source>
        <translation>
            <numerusform>%n completed</numerusform>
            <numerusform>%n completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left as they were</source>
        <translation>
            <numerusform>%n left as it was</numerusform>
            <numerusform>%n left as they were</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ImportMailDialog</name>
    <message numerus="yes">
        <source>%Ln message(s) so far. %1: %2 of %3</source>
        <extracomment>%1 is a file, %2 and %3 are sizes</extracomment>
        <translation>
            <numerusform>%Ln message so far. %1: %2 of %3</numerusform>
            <numerusform>%Ln messages so far. %1: %2 of %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::InvitationCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first of %n events</source>
        <translation>
            <numerusform>the first of %n events</numerusform>
            <numerusform>the first of %n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::KeptCopiesLine</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln draft</numerusform>
            <numerusform>%Ln drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln contact</numerusform>
            <numerusform>%Ln contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) attached to drafts</source>
        <translation>
            <numerusform>%Ln file attached to drafts</numerusform>
            <numerusform>%Ln files attached to drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more file(s)</source>
        <translation>
            <numerusform>%Ln more file</numerusform>
            <numerusform>%Ln more files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of it are neither at a server nor in your mail now: they would be lost.</source>
        <translation>
            <numerusform>%Ln message of it is neither at a server nor in your mail now: it would be lost.</numerusform>
            <numerusform>%Ln messages of it are neither at a server nor in your mail now: they would be lost.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ListStatus</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %n message(s)</source>
        <translation>
            <numerusform>more than %n message</numerusform>
            <numerusform>more than %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What is on this computer was searched, and the other texts at %n server(s).</source>
        <translation>
            <numerusform>What is on this computer was searched, and the other texts at %n server.</numerusform>
            <numerusform>What is on this computer was searched, and the other texts at %n servers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MailTray</name>
    <message numerus="yes">
        <source>Postacı: %n unread message(s)</source>
        <translation>
            <numerusform>Postacı: %n unread message</numerusform>
            <numerusform>Postacı: %n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MainWindow</name>
    <message numerus="yes">
        <source>%n message(s) selected</source>
        <translation>
            <numerusform>%n message selected</numerusform>
            <numerusform>%n messages selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages could not be saved.</source>
        <translation>
            <numerusform>%n messages could not be saved.</numerusform>
            <numerusform>%n messages could not be saved.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages saved in %1.</source>
        <translation>
            <numerusform>%n messages saved in %1.</numerusform>
            <numerusform>%n messages saved in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MergeDialog</name>
    <message numerus="yes">
        <source>%n pair(s) of contacts merged.</source>
        <translation>
            <numerusform>%n pair of contacts merged.</numerusform>
            <numerusform>%n pairs of contacts merged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MessageCommands</name>
    <message numerus="yes">
        <source>Delete %n message(s) for good? Those whose text is on this computer can be brought back for %1 days.</source>
        <extracomment>%1 is a number of days</extracomment>
        <translation>
            <numerusform>Delete %n message for good? If its text is on this computer, it can be brought back for %1 days.</numerusform>
            <numerusform>Delete %n messages for good? Those whose text is on this computer can be brought back for %1 days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MessageListModel</name>
    <message numerus="yes">
        <source>conversation of %n message(s)</source>
        <translation>
            <numerusform>conversation of %n message</numerusform>
            <numerusform>conversation of %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MessageListView</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::Notification</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names, which ends with &quot;and 3 more&quot;</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::OutboxCard</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ReaderBars</name>
    <message numerus="yes">
        <source>%n remote images</source>
        <translation>
            <numerusform>%n remote image</numerusform>
            <numerusform>%n remote images</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files saved in %1.</source>
        <extracomment>%1 is a directory</extracomment>
        <translation>
            <numerusform>%n file saved in %1.</numerusform>
            <numerusform>%n files saved in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::RecentlyDeleted</name>
    <message numerus="yes">
        <source>%n message(s) brought back.</source>
        <translation>
            <numerusform>%n message brought back.</numerusform>
            <numerusform>%n messages brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Messages that are deleted for good are kept here for %n day(s), if their text is on this computer.</source>
        <translation>
            <numerusform>Messages that are deleted for good are kept here for %n day, if their text is on this computer.</numerusform>
            <numerusform>Messages that are deleted for good are kept here for %n days, if their text is on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept for %n day(s); what comes back is where it was, or in the inbox.</source>
        <translation>
            <numerusform>Kept for %n day; what comes back is where it was, or in the inbox.</numerusform>
            <numerusform>Kept for %n days; what comes back is where it was, or in the inbox.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::RecipientChip</name>
    <message numerus="yes">
        <source>Group %1: %n address(es)</source>
        <extracomment>%1 is the name of a group of contacts</extracomment>
        <translation>
            <numerusform>Group %1: %n address</numerusform>
            <numerusform>Group %1: %n addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::RecipientEdit</name>
    <message numerus="yes">
        <source>%1 (group, %n address(es))</source>
        <translation>
            <numerusform>%1 (group, %n address)</numerusform>
            <numerusform>%1 (group, %n addresses)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::Recipients</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>after the first names: %1 are the names, &quot;to me, Ayşe, Mehmet and 2 more&quot;</extracomment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::RepairDialog</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent message(s)</source>
        <translation>
            <numerusform>%n unsent message</numerusform>
            <numerusform>%n unsent messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filter</numerusform>
            <numerusform>%n filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the file could not be read. What servers have of it is fetched again.</source>
        <translation>
            <numerusform>%n place in the file could not be read. What servers have of it is fetched again.</numerusform>
            <numerusform>%n places in the file could not be read. What servers have of it is fetched again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) whose place was lost are in the folder “Recovered”.</source>
        <translation>
            <numerusform>%n text whose place was lost is in the folder “Recovered”.</numerusform>
            <numerusform>%n texts whose place was lost are in the folder “Recovered”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::SenderCard</name>
    <message numerus="yes">
        <source>Written to %n time(s), last on %1</source>
        <translation>
            <numerusform>Written to %n time, last on %1</numerusform>
            <numerusform>Written to %n times, last on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::SendingBar</name>
    <message numerus="yes">
        <source>“%1” is sent in %n second(s).</source>
        <extracomment>%1 is the subject of a message</extracomment>
        <translation>
            <numerusform>“%1” is sent in %n second.</numerusform>
            <numerusform>“%1” is sent in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have not been sent yet. They are sent when Postacı runs again.</source>
        <translation>
            <numerusform>%n message has not been sent yet. It is sent when Postacı runs again.</numerusform>
            <numerusform>%n messages have not been sent yet. They are sent when Postacı runs again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are being sent. Postacı ends when that is done.</source>
        <translation>
            <numerusform>%n message is being sent. Postacı ends when that is done.</numerusform>
            <numerusform>%n messages are being sent. Postacı ends when that is done.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” was sent, but not to %n recipient(s): the server refused them.</source>
        <extracomment>%1 is the subject of a message</extracomment>
        <translation>
            <numerusform>“%1” was sent, but not to %n recipient: the server refused it.</numerusform>
            <numerusform>“%1” was sent, but not to %n recipients: the server refused them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::SendingPage</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::SmallerPictures</name>
    <message numerus="yes">
        <source>%n pictures are smaller now, which saves %1. Your own files are as they were.</source>
        <extracomment>%1 is a size: what the message is smaller by now</extracomment>
        <translation>
            <numerusform>%n picture is smaller now, which saves %1. Your own file is as it was.</numerusform>
            <numerusform>%n pictures are smaller now, which saves %1. Your own files are as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::StatusLine</name>
    <message numerus="yes">
        <source>%n message(s) wait to be sent</source>
        <translation>
            <numerusform>%n message waits to be sent</numerusform>
            <numerusform>%n messages wait to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::StoragePage</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cached text(s) removed.</source>
        <translation>
            <numerusform>%n cached text removed.</numerusform>
            <numerusform>%n cached texts removed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::TextBody</name>
    <message numerus="yes">
        <source>Show quoted text (%n lines)</source>
        <translation>
            <numerusform>Show quoted text (%n line)</numerusform>
            <numerusform>Show quoted text (%n lines)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::TransferDialog</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::TransferWords</name>
    <message numerus="yes">
        <source>%n could not be taken, see below.</source>
        <translation>
            <numerusform>%Ln could not be taken, see below.</numerusform>
            <numerusform>%Ln could not be taken, see below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) imported.</source>
        <translation>
            <numerusform>%Ln message imported.</numerusform>
            <numerusform>%Ln messages imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were there already.</source>
        <translation>
            <numerusform>%Ln message was there already.</numerusform>
            <numerusform>%Ln messages were there already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) had been deleted in the other program.</source>
        <translation>
            <numerusform>%Ln message had been deleted in the other program.</numerusform>
            <numerusform>%Ln messages had been deleted in the other program.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) exported.</source>
        <translation>
            <numerusform>%Ln message exported.</numerusform>
            <numerusform>%Ln messages exported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were there already, in files with the same bytes.</source>
        <translation>
            <numerusform>%Ln message was there already, in a file with the same bytes.</numerusform>
            <numerusform>%Ln messages were there already, in files with the same bytes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::UndoStep</name>
    <message numerus="yes">
        <source>%n message(s) archived.</source>
        <translation>
            <numerusform>%n message archived.</numerusform>
            <numerusform>%n messages archived.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved to the trash.</source>
        <translation>
            <numerusform>%n message moved to the trash.</numerusform>
            <numerusform>%n messages moved to the trash.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved to junk.</source>
        <translation>
            <numerusform>%n message moved to junk.</numerusform>
            <numerusform>%n messages moved to junk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved to %1.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n message moved to %1.</numerusform>
            <numerusform>%n messages moved to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) brought back.</source>
        <translation>
            <numerusform>%n message brought back.</numerusform>
            <numerusform>%n messages brought back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) copied to %1.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n message copied to %1.</numerusform>
            <numerusform>%n messages copied to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked read.</source>
        <translation>
            <numerusform>%n message marked read.</numerusform>
            <numerusform>%n messages marked read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked unread.</source>
        <translation>
            <numerusform>%n message marked unread.</numerusform>
            <numerusform>%n messages marked unread.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) starred.</source>
        <translation>
            <numerusform>%n message starred.</numerusform>
            <numerusform>%n messages starred.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star taken from %n message(s).</source>
        <translation>
            <numerusform>Star taken from %n message.</numerusform>
            <numerusform>Star taken from %n messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) tagged %1.</source>
        <extracomment>%1 is a tag</extracomment>
        <translation>
            <numerusform>%n message tagged %1.</numerusform>
            <numerusform>%n messages tagged %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 taken from %n message(s).</source>
        <extracomment>%1 is a tag</extracomment>
        <translation>
            <numerusform>Tag %1 taken from %n message.</numerusform>
            <numerusform>Tag %1 taken from %n messages.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>archive %n message(s)</source>
        <extracomment>after &quot;Undo:&quot;, as are all that follow</extracomment>
        <translation>
            <numerusform>archive %n message</numerusform>
            <numerusform>archive %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n message(s)</source>
        <translation>
            <numerusform>delete %n message</numerusform>
            <numerusform>delete %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n message(s) to junk</source>
        <translation>
            <numerusform>move %n message to junk</numerusform>
            <numerusform>move %n messages to junk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n message(s) to %1</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>move %n message to %1</numerusform>
            <numerusform>move %n messages to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bring back %n message(s)</source>
        <translation>
            <numerusform>bring back %n message</numerusform>
            <numerusform>bring back %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>copy %n message(s) to %1</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>copy %n message to %1</numerusform>
            <numerusform>copy %n messages to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %n message(s) read</source>
        <translation>
            <numerusform>mark %n message read</numerusform>
            <numerusform>mark %n messages read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %n message(s) unread</source>
        <translation>
            <numerusform>mark %n message unread</numerusform>
            <numerusform>mark %n messages unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>star %n message(s)</source>
        <translation>
            <numerusform>star %n message</numerusform>
            <numerusform>star %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the star from %n message(s)</source>
        <translation>
            <numerusform>take the star from %n message</numerusform>
            <numerusform>take the star from %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag %n message(s) %1</source>
        <extracomment>%1 is a tag</extracomment>
        <translation>
            <numerusform>tag %n message %1</numerusform>
            <numerusform>tag %n messages %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the tag %1 from %n message(s)</source>
        <extracomment>%1 is a tag</extracomment>
        <translation>
            <numerusform>take the tag %1 from %n message</numerusform>
            <numerusform>take the tag %1 from %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved back to the inbox.</source>
        <translation>
            <numerusform>%n message moved back to the inbox.</numerusform>
            <numerusform>%n messages moved back to the inbox.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %n message(s) out of junk</source>
        <translation>
            <numerusform>take %n message out of junk</numerusform>
            <numerusform>take %n messages out of junk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) snoozed until %1.</source>
        <extracomment>%1 is a day and time</extracomment>
        <translation>
            <numerusform>%n message snoozed until %1.</numerusform>
            <numerusform>%n messages snoozed until %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No answer to %n message(s) is awaited any more.</source>
        <translation>
            <numerusform>No answer to %n message is awaited any more.</numerusform>
            <numerusform>No answer to %n messages is awaited any more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) pinned to the top.</source>
        <translation>
            <numerusform>%n message pinned to the top.</numerusform>
            <numerusform>%n messages pinned to the top.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) unpinned.</source>
        <translation>
            <numerusform>%n message unpinned.</numerusform>
            <numerusform>%n messages unpinned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) muted.</source>
        <translation>
            <numerusform>%n conversation muted.</numerusform>
            <numerusform>%n conversations muted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) unmuted.</source>
        <translation>
            <numerusform>%n conversation unmuted.</numerusform>
            <numerusform>%n conversations unmuted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>snooze %n message(s)</source>
        <translation>
            <numerusform>snooze %n message</numerusform>
            <numerusform>snooze %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>await an answer to %n message(s)</source>
        <translation>
            <numerusform>await an answer to %n message</numerusform>
            <numerusform>await an answer to %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stop awaiting an answer to %n message(s)</source>
        <translation>
            <numerusform>stop awaiting an answer to %n message</numerusform>
            <numerusform>stop awaiting an answer to %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pin %n message(s)</source>
        <translation>
            <numerusform>pin %n message</numerusform>
            <numerusform>pin %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unpin %n message(s)</source>
        <translation>
            <numerusform>unpin %n message</numerusform>
            <numerusform>unpin %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mute %n conversation(s)</source>
        <translation>
            <numerusform>mute %n conversation</numerusform>
            <numerusform>mute %n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unmute %n conversation(s)</source>
        <translation>
            <numerusform>unmute %n conversation</numerusform>
            <numerusform>unmute %n conversations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You will be told if no answer to %n message(s) comes by %1.</source>
        <extracomment>%1 is a day and time</extracomment>
        <translation>
            <numerusform>You will be told if no answer to %n message comes by %1.</numerusform>
            <numerusform>You will be told if no answer to %n messages comes by %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of another account stay where they are.</source>
        <translation>
            <numerusform>%n message of another account stays where it is.</numerusform>
            <numerusform>%n messages of other accounts stay where they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of this computer are being put into %1. Each leaves this computer when the server has it.</source>
        <extracomment>%1 is a folder at the server</extracomment>
        <translation>
            <numerusform>%n message of this computer is being put into %1. It leaves this computer when the server has it.</numerusform>
            <numerusform>%n messages of this computer are being put into %1. Each leaves this computer when the server has it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>put %n message(s) into %1</source>
        <extracomment>%1 is a folder at the server</extracomment>
        <translation>
            <numerusform>put %n message into %1</numerusform>
            <numerusform>put %n messages into %1</numerusform>
        </translation>
    </message>
</context>
</TS>
