<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr" sourcelanguage="en">
<context>
    <name>CommandLine</name>
    <message>
        <source>%1 %2 %3:%4 %5, user name %6</source>
        <translation>%1 %2 %3:%4 %5, kullanıcı adı %6</translation>
    </message>
    <message>
        <source>incoming</source>
        <translation>gelen</translation>
    </message>
    <message>
        <source>outgoing</source>
        <translation>giden</translation>
    </message>
    <message>
        <source>No servers were found for %1</source>
        <translation>%1 için sunucu bulunamadı</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>tamam</translation>
    </message>
    <message>
        <source>PROBLEM</source>
        <translation>SORUN</translation>
    </message>
    <message>
        <source>This works: %1, port %2, %3.</source>
        <translation>Bu çalışıyor: %1, bağlantı noktası %2, %3.</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 okunamıyor: %2</translation>
    </message>
    <message>
        <source>--protocol is smtp, imap, pop3 or tls</source>
        <translation>--protocol smtp, imap, pop3 ya da tls olabilir</translation>
    </message>
    <message>
        <source>There is no folder &quot;%1&quot; in this profile</source>
        <translation>Bu profilde &quot;%1&quot; adlı bir klasör yok</translation>
    </message>
    <message>
        <source>There is no profile in %1</source>
        <translation>%1 içinde profil yok</translation>
    </message>
    <message>
        <source>Print JSON: one object, or one object a line for lists.</source>
        <translation>JSON yazar: tek nesne, listelerde satır başına bir nesne.</translation>
    </message>
    <message>
        <source>Where the mail and the settings are.</source>
        <translation>Postanın ve ayarların bulunduğu yer.</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>DİZİN</translation>
    </message>
    <message>
        <source>sync, doctor, send: a JSON file that describes the account.</source>
        <translation>sync, doctor, send: hesabı anlatan bir JSON dosyası.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DOSYA</translation>
    </message>
    <message>
        <source>Take the password from the first line of standard input instead of the keyring.</source>
        <translation>Parola anahtarlık yerine standart girdinin ilk satırından alınır.</translation>
    </message>
    <message>
        <source>sync, send: open the profile's encrypted file of passwords with the first line of standard input.</source>
        <translation>sync, send: profilin şifreli parola dosyası standart girdinin ilk satırıyla açılır.</translation>
    </message>
    <message>
        <source>Let &quot;security&quot;: &quot;none&quot; through for a host that is not this computer.</source>
        <translation>Bu bilgisayar olmayan bir sunucu için de &quot;security&quot;: &quot;none&quot; kabul edilir.</translation>
    </message>
    <message>
        <source>More entries for the provider table.</source>
        <translation>Sağlayıcı tablosuna ek girişler.</translation>
    </message>
    <message>
        <source>More certificate authorities, for loopback hosts only.</source>
        <translation>Yalnızca bu bilgisayardaki sunucular için ek sertifika yetkilileri.</translation>
    </message>
    <message>
        <source>discover: ask the provider table only.</source>
        <translation>discover: yalnızca sağlayıcı tablosuna bakılır.</translation>
    </message>
    <message>
        <source>discover: do not ask Thunderbird's list of providers.</source>
        <translation>discover: Thunderbird’ün sağlayıcı listesine sorulmaz.</translation>
    </message>
    <message>
        <source>sync: fetch message bodies too: all or none (default none).</source>
        <translation>sync: ileti metinleri de alınır: all ya da none (varsayılan none).</translation>
    </message>
    <message>
        <source>WHICH</source>
        <translation>HANGİSİ</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>AD</translation>
    </message>
    <message>
        <source>list, search: at most so many rows.</source>
        <translation>list, search: en çok bu kadar satır.</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>send: the address of one of the profile's accounts.</source>
        <translation>send: profildeki hesaplardan birinin adresi.</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>ADRES</translation>
    </message>
    <message>
        <source>send: a recipient of a copy; may be repeated.</source>
        <translation>send: kopya alacak kişi; birden çok verilebilir.</translation>
    </message>
    <message>
        <source>send: a recipient nobody else sees; may be repeated.</source>
        <translation>send: başkalarının görmediği bir alıcı; birden çok verilebilir.</translation>
    </message>
    <message>
        <source>send: the subject.</source>
        <translation>send: konu.</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>METİN</translation>
    </message>
    <message>
        <source>send: a file to attach; may be repeated.</source>
        <translation>send: eklenecek dosya; birden çok verilebilir.</translation>
    </message>
    <message>
        <source>send: the Message-ID of the message; one that was sent already is not sent again.</source>
        <translation>send: iletinin Message-ID’si; daha önce gönderilmiş olan yeniden gönderilmez.</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>KİMLİK</translation>
    </message>
    <message>
        <source>send: even if a message with its Message-ID was sent already.</source>
        <translation>send: bu Message-ID’yi taşıyan bir ileti daha önce gönderilmiş olsa bile.</translation>
    </message>
    <message>
        <source>explain: where the text is from: smtp, imap, pop3 or tls.</source>
        <translation>explain: metnin nereden geldiği: smtp, imap, pop3 ya da tls.</translation>
    </message>
    <message>
        <source>The language of sentences: tr or en.</source>
        <translation>Cümlelerin dili: tr ya da en.</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>KOD</translation>
    </message>
    <message>
        <source>command</source>
        <translation>komut</translation>
    </message>
    <message>
        <source>--bodies is all or none</source>
        <translation>--bodies all ya da none olabilir</translation>
    </message>
    <message>
        <source>send needs a FILE.eml, or --from and at least one --to, --cc or --bcc</source>
        <translation>send bir DOSYA.eml ya da --from ile en az bir --to, --cc veya --bcc ister</translation>
    </message>
    <message>
        <source>A FILE.eml has its own subject, attachments and Message-ID</source>
        <translation>DOSYA.eml kendi konusunu, eklerini ve Message-ID’sini taşır</translation>
    </message>
    <message>
        <source>doctor needs an ADDRESS or --account FILE</source>
        <translation>doctor bir ADRES ya da --account DOSYA ister</translation>
    </message>
    <message>
        <source>--limit needs a number</source>
        <translation>--limit bir sayı ister</translation>
    </message>
    <message>
        <source>discover needs one ADDRESS</source>
        <translation>discover tek bir ADRES ister</translation>
    </message>
    <message>
        <source>explain needs the TEXT of a server's reply</source>
        <translation>explain bir sunucu yanıtının METNİNİ ister</translation>
    </message>
    <message>
        <source>--language is tr or en</source>
        <translation>--language tr ya da en olabilir</translation>
    </message>
    <message>
        <source>message needs one FILE</source>
        <translation>message tek bir DOSYA ister</translation>
    </message>
    <message>
        <source>threads needs one PATH, an mbox or a folder of messages</source>
        <translation>threads tek bir YOL ister: bir mbox ya da iletilerin bulunduğu bir klasör</translation>
    </message>
    <message>
        <source>Unknown use: see postaci-cli --help</source>
        <translation>Bilinmeyen kullanım: postaci-cli --help yazın</translation>
    </message>
    <message>
        <source>%1 needs --profile DIR</source>
        <translation>%1 için --profile DİZİN gerekir</translation>
    </message>
    <message>
        <source>Postacı on the command line.</source>
        <translation>Komut satırında Postacı.</translation>
    </message>
    <message>
        <source>Subject:</source>
        <translation>Konu:</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>Kimden:</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Kime:</translation>
    </message>
    <message>
        <source>Cc:</source>
        <translation>Bilgi:</translation>
    </message>
    <message>
        <source>Date:</source>
        <translation>Tarih:</translation>
    </message>
    <message>
        <source>Attachment: %1 (%2, %3 bytes)</source>
        <translation>Ek: %1 (%2, %3 bayt)</translation>
    </message>
    <message>
        <source>%1%2 hits in %3 ms%4</source>
        <translation>%3 ms içinde %1%2 sonuç%4</translation>
    </message>
    <message>
        <source>and more</source>
        <translation>ve fazlası</translation>
    </message>
    <message>
        <source>(old messages are still being indexed)</source>
        <translation>(eski iletiler hâlâ dizine ekleniyor)</translation>
    </message>
    <message>
        <source>The profile has no account with the address %1</source>
        <translation>Profilde %1 adresli bir hesap yok</translation>
    </message>
    <message>
        <source>%1 names nobody that it could be sent to</source>
        <translation>%1 içinde gönderilebilecek kimse yok</translation>
    </message>
    <message>
        <source>it was sent before (--again sends it once more)</source>
        <translation>daha önce gönderilmiş (--again bir kez daha gönderir)</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Reddedildi: %1</translation>
    </message>
    <message>
        <source>%1 folders: %2 added, %3 changed, %4 removed; %5 bytes in %6 s</source>
        <translation>%1 klasör: %2 eklendi, %3 değişti, %4 kaldırıldı; %6 saniyede %5 bayt</translation>
    </message>
    <message>
        <source>The profile has no account: name one with --account</source>
        <translation>Profilde hesap yok: --account ile bir hesap verin</translation>
    </message>
    <message>
        <source>%1: messages %2, accounts %3, drafts %4; %5</source>
        <translation>%1: %2 ileti, %3 hesap, %4 taslak; %5</translation>
    </message>
    <message>
        <source>Passwords in the system's keyring are not part of it.</source>
        <translation>Sistemin anahtarlığındaki parolalar yedeğe girmez.</translation>
    </message>
    <message>
        <source>Restored as it was on %1: messages %2, accounts %3, drafts %4</source>
        <translation>%1 tarihindeki haliyle geri yüklendi: %2 ileti, %3 hesap, %4 taslak</translation>
    </message>
    <message>
        <source>What was there before is kept in %1</source>
        <translation>Önceki profil şurada duruyor: %1</translation>
    </message>
    <message>
        <source>export: mbox, eml or maildir (default mbox).</source>
        <translation>export: mbox, eml ya da maildir (varsayılan mbox).</translation>
    </message>
    <message>
        <source>export: the folders below it too; --to is a directory then.</source>
        <translation>export: içindeki klasörler de; o zaman --to bir dizindir.</translation>
    </message>
    <message>
        <source>export: write what is read, answered, starred or tagged into each message of an mbox.</source>
        <translation>export: mbox'taki her iletiye okunmuş, yanıtlanmış, yıldızlı ya da etiketli olduğunu yaz.</translation>
    </message>
    <message>
        <source>import: all into one folder, whatever folders the files are in.</source>
        <translation>import: dosyalar hangi klasörde olursa olsun hepsini tek klasöre al.</translation>
    </message>
    <message>
        <source>import: messages of which nothing says whether they were read are new.</source>
        <translation>import: okunup okunmadığı belli olmayan iletiler yeni sayılır.</translation>
    </message>
    <message>
        <source>backup: also the copies here of messages that servers have.</source>
        <translation>backup: sunucularda bulunan iletilerin buradaki kopyaları da.</translation>
    </message>
    <message>
        <source>send: a recipient; may be repeated. export: the file, or the directory for several.</source>
        <translation>send: alıcı; birden çok kez verilebilir. export: dosya ya da birden çok dosya için dizin.</translation>
    </message>
    <message>
        <source>export needs --folder and --to</source>
        <translation>export için --folder ve --to gerekir</translation>
    </message>
    <message>
        <source>%1 needs one FILE</source>
        <translation>%1 için bir DOSYA gerekir</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Her şey yolunda.</translation>
    </message>
    <message>
        <source>The mail is damaged: close Postacı and use repair.</source>
        <translation>Postalar hasarlı: Postacı'yı kapatıp repair komutunu kullanın.</translation>
    </message>
    <message>
        <source>The mail is in order; what can be made again is damaged: use repair.</source>
        <translation>Postalar yolunda; yeniden oluşturulabilen dosyalar hasarlı: repair komutunu kullanın.</translation>
    </message>
    <message>
        <source>The mail is in order; the rest is made again at the next start.</source>
        <translation>Postalar yolunda; gerisi bir sonraki açılışta yeniden oluşturulur.</translation>
    </message>
    <message>
        <source>Saved: messages %1 (%2 of them only here), drafts %3, unsent %4, contacts %5, filters %6</source>
        <translation>Kurtarılanlar: %1 ileti (%2 tanesi yalnız burada), %3 taslak, %4 gönderilmemiş, %5 kişi, %6 filtre</translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Hiçbir eksik yok.</translation>
    </message>
    <message>
        <source>Places that could not be read: %1. What servers have of it is fetched again.</source>
        <translation>Okunamayan yer sayısı: %1. Sunucularda bulunanlar yeniden alınır.</translation>
    </message>
    <message>
        <source>The settings of an account are gone: give them again.</source>
        <translation>Bir hesabın ayarları kayboldu: onları yeniden girin.</translation>
    </message>
    <message>
        <source>The damaged file is kept in %1</source>
        <translation>Hasarlı dosya şurada duruyor: %1</translation>
    </message>
    <message>
        <source>Mail is imported into folders on this computer, and &quot;%1&quot; is at a server</source>
        <translation>İletiler bu bilgisayardaki klasörlere alınır; &quot;%1&quot; ise bir sunucuda</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>a folder</comment>
        <translation>İçe aktarılan</translation>
    </message>
    <message>
        <source>There is no file %1</source>
        <translation>%1 diye bir dosya yok</translation>
    </message>
    <message>
        <source>--format is mbox, eml or maildir</source>
        <translation>--format mbox, eml ya da maildir olmalı</translation>
    </message>
    <message>
        <source>Postacı is running with this profile: close it for --bodies all</source>
        <translation>Postacı bu profille çalışıyor: --bodies all için onu kapatın</translation>
    </message>
    <message>
        <source>Cancelled: it is not sent</source>
        <translation>İptal edildi: gönderilmedi</translation>
    </message>
    <message>
        <source>Postacı is running with this profile, but it does not answer. Wait a moment and try again, or end it.</source>
        <translation>Postacı bu profille çalışıyor ama yanıt vermiyor. Biraz bekleyip yeniden deneyin ya da Postacı'yı sonlandırın.</translation>
    </message>
    <message>
        <source>Postacı is running with this profile and does it with the passwords that it has; the given one is not used.</source>
        <translation>Postacı bu profille çalışıyor ve işi kendi bildiği parolalarla yapıyor; verilen parola kullanılmadı.</translation>
    </message>
    <message>
        <source>list, export: [ACCOUNT/]NAME; list says them all without it. import: the folder on this computer, made where there is none; ACCOUNT is &quot;local&quot; for those of no account.</source>
        <translation>list, export: [HESAP/]AD; list bu seçenek olmadan hepsini sıralar. import: bu bilgisayardaki klasör, yoksa oluşturulur; hiçbir hesaba ait olmayanlar için HESAP &quot;local&quot; yazılır.</translation>
    </message>
    <message>
        <source>Looks at the servers once.</source>
        <translation>Sunuculara bir kez bakar.</translation>
    </message>
    <message>
        <source>The messages of a folder, newest first; or the folders.</source>
        <translation>Bir klasördeki iletiler, en yenisi önce; ya da klasörler.</translation>
    </message>
    <message>
        <source>The messages that fit, newest first.</source>
        <translation>Uyan iletiler, en yenisi önce.</translation>
    </message>
    <message>
        <source>Sends a message; without a file its text is on standard input.</source>
        <translation>İleti gönderir; dosya verilmezse metni standart girdiden okur.</translation>
    </message>
    <message>
        <source>Takes mail from mbox files, messages and Maildirs.</source>
        <translation>mbox dosyalarındaki, ileti dosyalarındaki ve Maildir'lerdeki postayı içe aktarır.</translation>
    </message>
    <message>
        <source>Writes a folder into files.</source>
        <translation>Bir klasörü dosyalara yazar.</translation>
    </message>
    <message>
        <source>Writes the whole profile into one file.</source>
        <translation>Tüm profili tek bir dosyaya yedekler.</translation>
    </message>
    <message>
        <source>Puts a backup in the place of the profile, which is kept beside.</source>
        <translation>Yedeği profilin yerine koyar; eskisi yanında saklanır.</translation>
    </message>
    <message>
        <source>Looks whether the files of the profile are whole.</source>
        <translation>Profilin dosyaları sağlam mı diye bakar.</translation>
    </message>
    <message>
        <source>Saves what can be read of damaged mail.</source>
        <translation>Hasarlı postadan okunabilen her şeyi kurtarır.</translation>
    </message>
    <message>
        <source>The servers of an address.</source>
        <translation>Bir adresin sunucuları.</translation>
    </message>
    <message>
        <source>Examines the connection step by step.</source>
        <translation>Bağlantıyı adım adım inceler.</translation>
    </message>
    <message>
        <source>What a server's reply means; - reads it from standard input.</source>
        <translation>Sunucu yanıtının ne anlama geldiği; - standart girdiden okur.</translation>
    </message>
    <message>
        <source>What a message in a file says.</source>
        <translation>Dosyadaki bir iletinin içeriği.</translation>
    </message>
    <message>
        <source>The conversations in an mbox or a folder of messages.</source>
        <translation>Bir mbox'taki ya da ileti klasöründeki yazışmalar.</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Komutlar:</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>how much of it is done</comment>
        <translation>%%1</translation>
    </message>
    <message>
        <source>At work…</source>
        <translation>Çalışıyor…</translation>
    </message>
    <message>
        <source>Put right: %1</source>
        <translation>Düzeltildi: %1</translation>
    </message>
    <message>
        <source>What was there is kept in %1</source>
        <translation>Eskisi şurada saklanıyor: %1</translation>
    </message>
    <message>
        <source>The messages are being prepared for searching…</source>
        <translation>İletiler arama için hazırlanıyor…</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 yazılamıyor: %2</translation>
    </message>
    <message numerus="yes">
        <source>The texts of %n message(s) are only at the server: &quot;sync --bodies all&quot; fetches them.</source>
        <translation>
            <numerusform>%n iletinin metni yalnızca sunucuda: &quot;sync --bodies all&quot; bunları getirir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Postacı is running with this profile, which has no account %1 with these servers: set it up there, or close Postacı and try again</source>
        <translation>Postacı bu profille çalışıyor ve profilde bu sunucularla bir %1 hesabı yok: hesabı orada kurun ya da Postacı'yı kapatıp yeniden deneyin</translation>
    </message>
    <message>
        <source>it is no file</source>
        <translation>bu bir dosya değil</translation>
    </message>
    <message>
        <source>It was taken out of the outbox meanwhile</source>
        <translation>Bu sırada giden kutusundan çıkarıldı</translation>
    </message>
    <message>
        <source>A message by the id that list and search give it with --json.</source>
        <translation>list ve search'ün --json ile verdiği kimliğe göre bir ileti.</translation>
    </message>
    <message>
        <source>While Postacı runs with the profile, list, search, read, export, backup and check read beside
it, sync, send and import are done by it, and restore and repair wait until it is
closed.</source>
        <translation>Postacı bu profille çalışırken list, search, read, export, backup ve check onun yanında okur;
sync, send ve import'u o yapar; restore ve repair için Postacı'nın kapatılması
gerekir.</translation>
    </message>
    <message>
        <source>read needs one ID, as list and search have it with --json</source>
        <translation>read için list ve search'ün --json ile verdiği tek bir kimlik gerekir</translation>
    </message>
    <message>
        <source>There is no message %1 in this profile</source>
        <translation>Bu profilde %1 numaralı ileti yok</translation>
    </message>
    <message>
        <source>The text of this message is only at the server: open it in Postacı, or use sync --bodies all</source>
        <translation>Bu iletinin metni yalnızca sunucuda: iletiyi Postacı'da açın ya da sync --bodies all kullanın</translation>
    </message>
    <message>
        <source>One of those below; “command --help” says more of it.</source>
        <translation>Aşağıdakilerden biri; “komut --help” onunla ilgili daha fazlasını söyler.</translation>
    </message>
    <message>
        <source>Example:</source>
        <translation>Örnek:</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Kod: %1</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>Ayrıntı: %1</translation>
    </message>
    <message>
        <source>%1 is there already, or cannot be made</source>
        <translation>%1 zaten var ya da oluşturulamıyor</translation>
    </message>
    <message>
        <source>What can be made again is damaged, but its files could not be removed: close what uses them and try again.</source>
        <translation>Yeniden oluşturulabilen dosyalar hasarlı ama silinemedi: onları kullanan programı kapatıp yeniden deneyin.</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Write a message</source>
        <translation>İleti yaz</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Yanıtla</translation>
    </message>
    <message>
        <source>Reply to all</source>
        <translation>Tümünü yanıtla</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>İlet</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arşivle</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Kalıcı olarak sil</translation>
    </message>
    <message>
        <source>Bring back from the trash</source>
        <translation>Çöp kutusundan geri getir</translation>
    </message>
    <message>
        <source>Move to junk</source>
        <translation>İstenmeyenlere taşı</translation>
    </message>
    <message>
        <source>Move to a folder</source>
        <translation>Bir klasöre taşı</translation>
    </message>
    <message>
        <source>Copy to a folder</source>
        <translation>Bir klasöre kopyala</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiketle</translation>
    </message>
    <message>
        <source>Mark read or unread</source>
        <translation>Okundu ya da okunmadı say</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Okundu say</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Okunmadı say</translation>
    </message>
    <message>
        <source>Set or take away the star</source>
        <translation>Yıldız koy ya da kaldır</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Select several, one by one</source>
        <translation>Birkaçını tek tek seç</translation>
    </message>
    <message>
        <source>Select all messages</source>
        <translation>Tüm iletileri seç</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Sonraki ileti</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Önceki ileti</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Listeye dön</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Sonraki bölme</translation>
    </message>
    <message>
        <source>Search mail</source>
        <translation>İletilerde ara</translation>
    </message>
    <message>
        <source>Filter this list</source>
        <translation>Bu listeyi süz</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>Gelen kutusuna git</translation>
    </message>
    <message>
        <source>Go to starred messages</source>
        <translation>Yıldızlı iletilere git</translation>
    </message>
    <message>
        <source>Go to drafts</source>
        <translation>Taslaklara git</translation>
    </message>
    <message>
        <source>Go to sent messages</source>
        <translation>Gönderilmiş iletilere git</translation>
    </message>
    <message>
        <source>Go to the archive</source>
        <translation>Arşive git</translation>
    </message>
    <message>
        <source>Go to the outbox</source>
        <translation>Giden kutusuna git</translation>
    </message>
    <message>
        <source>Get mail of this account</source>
        <translation>Bu hesabın postasını al</translation>
    </message>
    <message>
        <source>Mark all of this folder read</source>
        <translation>Bu klasörün tümünü okundu say</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Yeni klasör</translation>
    </message>
    <message>
        <source>New subfolder</source>
        <translation>Yeni alt klasör</translation>
    </message>
    <message>
        <source>Rename this folder</source>
        <translation>Bu klasörü yeniden adlandır</translation>
    </message>
    <message>
        <source>Delete this folder</source>
        <translation>Bu klasörü sil</translation>
    </message>
    <message>
        <source>Subscribe to this folder</source>
        <translation>Bu klasöre abone ol</translation>
    </message>
    <message>
        <source>Tell at once of new mail in this folder</source>
        <translation>Bu klasöre gelen postayı hemen bildir</translation>
    </message>
    <message>
        <source>Properties of this folder</source>
        <translation>Bu klasörün özellikleri</translation>
    </message>
    <message>
        <source>Pause this account</source>
        <translation>Bu hesabı duraklat</translation>
    </message>
    <message>
        <source>Settings of this account</source>
        <translation>Bu hesabın ayarları</translation>
    </message>
    <message>
        <source>Find commands and folders</source>
        <translation>Komut ve klasör bul</translation>
    </message>
    <message>
        <source>Get mail</source>
        <translation>Posta al</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Hesap ekle</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Klavye kısayolları</translation>
    </message>
    <message>
        <source>About Postacı</source>
        <translation>Postacı hakkında</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Çık</translation>
    </message>
    <message>
        <source>Layout: three columns</source>
        <translation>Yerleşim: üç sütun</translation>
    </message>
    <message>
        <source>Layout: list above the message</source>
        <translation>Yerleşim: liste iletinin üstünde</translation>
    </message>
    <message>
        <source>Layout: list only</source>
        <translation>Yerleşim: yalnızca liste</translation>
    </message>
    <message>
        <source>Colours: like the system</source>
        <translation>Renkler: sistemdeki gibi</translation>
    </message>
    <message>
        <source>Colours: light</source>
        <translation>Renkler: açık</translation>
    </message>
    <message>
        <source>Colours: dark</source>
        <translation>Renkler: koyu</translation>
    </message>
    <message>
        <source>Language: like the system</source>
        <translation>Dil: sistemdeki gibi</translation>
    </message>
    <message>
        <source>Language: Turkish</source>
        <translation>Dil: Türkçe</translation>
    </message>
    <message>
        <source>Language: English</source>
        <translation>Dil: İngilizce</translation>
    </message>
    <message>
        <source>Find in the message</source>
        <translation>İletide bul</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>Yazıyı büyüt</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>Yazıyı küçült</translation>
    </message>
    <message>
        <source>Text in its own size</source>
        <translation>Yazıyı kendi boyutuna getir</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gönder</translation>
    </message>
    <message>
        <source>Save the draft</source>
        <translation>Taslağı kaydet</translation>
    </message>
    <message>
        <source>Close the text</source>
        <translation>Metni kapat</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>İletiler</translation>
    </message>
    <message>
        <source>Folders and accounts</source>
        <translation>Klasörler ve hesaplar</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Program</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Görünüş</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Okurken</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>Yazarken</translation>
    </message>
    <message>
        <source>no account yet</source>
        <translation>henüz hesap yok</translation>
    </message>
    <message>
        <source>no message is selected</source>
        <translation>seçili ileti yok</translation>
    </message>
    <message>
        <source>for one selected message</source>
        <translation>tek bir ileti seçiliyken</translation>
    </message>
    <message>
        <source>only in the trash</source>
        <translation>yalnızca çöp kutusunda</translation>
    </message>
    <message>
        <source>nothing to take back</source>
        <translation>geri alınacak bir şey yok</translation>
    </message>
    <message>
        <source>the list is shown</source>
        <translation>liste zaten görünüyor</translation>
    </message>
    <message>
        <source>no message is open</source>
        <translation>açık ileti yok</translation>
    </message>
    <message>
        <source>no account or folder is selected</source>
        <translation>seçili hesap ya da klasör yok</translation>
    </message>
    <message>
        <source>not for the place that is selected</source>
        <translation>seçili yer için yapılamaz</translation>
    </message>
    <message>
        <source>only for folders that you have made</source>
        <translation>yalnızca sizin açtığınız klasörler için</translation>
    </message>
    <message>
        <source>nothing unread here</source>
        <translation>burada okunmamış ileti yok</translation>
    </message>
    <message>
        <source>Moving around</source>
        <translation>Gezinti</translation>
    </message>
    <message>
        <source>Make a filter from this message</source>
        <translation>Bu iletiden filtre oluştur</translation>
    </message>
    <message>
        <source>Show remote images</source>
        <translation>Uzak resimleri göster</translation>
    </message>
    <message>
        <source>Always show this sender's remote images</source>
        <translation>Bu gönderenin uzak resimlerini her zaman göster</translation>
    </message>
    <message>
        <source>no remote images were left out</source>
        <translation>gösterilmeyen uzak resim yok</translation>
    </message>
    <message>
        <source>List: conversations</source>
        <translation>Liste: yazışmalar</translation>
    </message>
    <message>
        <source>Open or close the conversation</source>
        <translation>Yazışmayı aç veya kapat</translation>
    </message>
    <message>
        <source>Sort: newest first</source>
        <translation>Sırala: önce yeniler</translation>
    </message>
    <message>
        <source>Sort: oldest first</source>
        <translation>Sırala: önce eskiler</translation>
    </message>
    <message>
        <source>Sort: by sender</source>
        <translation>Sırala: gönderene göre</translation>
    </message>
    <message>
        <source>Sort: by subject</source>
        <translation>Sırala: konuya göre</translation>
    </message>
    <message>
        <source>Sort: unread first</source>
        <translation>Sırala: önce okunmamışlar</translation>
    </message>
    <message>
        <source>Sort: with attachments first</source>
        <translation>Sırala: önce ekliler</translation>
    </message>
    <message>
        <source>Sort: largest first</source>
        <translation>Sırala: önce büyükler</translation>
    </message>
    <message>
        <source>List: headings</source>
        <translation>Liste: başlıklar</translation>
    </message>
    <message>
        <source>no conversation is selected</source>
        <translation>seçili yazışma yok</translation>
    </message>
    <message>
        <source>Recently deleted messages</source>
        <translation>Son silinen iletiler</translation>
    </message>
    <message>
        <source>Not junk: back to the inbox</source>
        <translation>İstenmeyen değil: gelen kutusuna geri</translation>
    </message>
    <message>
        <source>only for junk</source>
        <translation>yalnızca istenmeyenler için</translation>
    </message>
    <message>
        <source>Go to unread messages</source>
        <translation>Okunmamış iletilere git</translation>
    </message>
    <message>
        <source>Show this folder at the top</source>
        <translation>Bu klasörü en üstte göster</translation>
    </message>
    <message>
        <source>List: cards</source>
        <translation>Liste: kartlar</translation>
    </message>
    <message>
        <source>List: table</source>
        <translation>Liste: tablo</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Bu aramayı kaydet</translation>
    </message>
    <message>
        <source>nothing is searched for</source>
        <translation>arama yapılmıyor</translation>
    </message>
    <message>
        <source>Unsubscribe from the mailing list</source>
        <translation>Posta listesinden ayrıl</translation>
    </message>
    <message>
        <source>Send the read receipt</source>
        <translation>Okundu bilgisini gönder</translation>
    </message>
    <message>
        <source>Switch to the sender's own colours and back</source>
        <translation>Gönderenin kendi renkleri ile program renkleri arasında geç</translation>
    </message>
    <message>
        <source>the message names no way to leave a list</source>
        <translation>ileti, bir listeden ayrılmanın yolunu bildirmiyor</translation>
    </message>
    <message>
        <source>no receipt is asked for</source>
        <translation>okundu bilgisi istenmiyor</translation>
    </message>
    <message>
        <source>no message has colours of its own here</source>
        <translation>burada kendi renkleri olan bir ileti yok</translation>
    </message>
    <message>
        <source>Snooze: bring it back later</source>
        <translation>Ertele: sonra yeniden gelsin</translation>
    </message>
    <message>
        <source>Bring back from the snoozed messages now</source>
        <translation>Ertelenenlerden hemen geri getir</translation>
    </message>
    <message>
        <source>Tell me if no answer comes</source>
        <translation>Yanıt gelmezse haber ver</translation>
    </message>
    <message>
        <source>Pin to the top, or unpin</source>
        <translation>Üste sabitle ya da sabitlemeyi kaldır</translation>
    </message>
    <message>
        <source>Mute the conversation, or unmute it</source>
        <translation>Yazışmayı sessize al ya da sesini aç</translation>
    </message>
    <message>
        <source>Go to snoozed messages</source>
        <translation>Ertelenen iletilere git</translation>
    </message>
    <message>
        <source>Go to messages that await an answer</source>
        <translation>Yanıt bekleyen iletilere git</translation>
    </message>
    <message>
        <source>only for snoozed messages</source>
        <translation>yalnızca ertelenen iletiler için</translation>
    </message>
    <message>
        <source>Search: best hits first, or the newest</source>
        <translation>Arama: önce en iyiler ya da en yeniler</translation>
    </message>
    <message>
        <source>Save messages as files</source>
        <translation>İletileri dosya olarak kaydet</translation>
    </message>
    <message>
        <source>Next message of the conversation</source>
        <translation>Yazışmada sonraki ileti</translation>
    </message>
    <message>
        <source>Previous message of the conversation</source>
        <translation>Yazışmada önceki ileti</translation>
    </message>
    <message>
        <source>Show whole conversations when reading</source>
        <translation>Okurken yazışmanın tamamını göster</translation>
    </message>
    <message>
        <source>Show all header fields</source>
        <translation>Bütün üst bilgileri göster</translation>
    </message>
    <message>
        <source>Show the source of the message</source>
        <translation>İletinin kaynağını göster</translation>
    </message>
    <message>
        <source>Print the message</source>
        <translation>İletiyi yazdır</translation>
    </message>
    <message>
        <source>Save the message as a PDF</source>
        <translation>İletiyi PDF olarak kaydet</translation>
    </message>
    <message>
        <source>Accept the invitation</source>
        <translation>Daveti kabul et</translation>
    </message>
    <message>
        <source>Answer “maybe” to the invitation</source>
        <translation>Davete “belki” yanıtını ver</translation>
    </message>
    <message>
        <source>Decline the invitation</source>
        <translation>Daveti geri çevir</translation>
    </message>
    <message>
        <source>no invitation to answer</source>
        <translation>yanıtlanacak davet yok</translation>
    </message>
    <message>
        <source>no later message of a conversation</source>
        <translation>yazışmada daha yeni ileti yok</translation>
    </message>
    <message>
        <source>no earlier message of a conversation</source>
        <translation>yazışmada daha eski ileti yok</translation>
    </message>
    <message>
        <source>Colours: high contrast</source>
        <translation>Renkler: yüksek karşıtlık</translation>
    </message>
    <message>
        <source>Reply to the mailing list</source>
        <translation>E-posta listesini yanıtla</translation>
    </message>
    <message>
        <source>Reply and quote the selected text only</source>
        <translation>Yalnızca seçili metni alıntılayarak yanıtla</translation>
    </message>
    <message>
        <source>Forward as attachment</source>
        <translation>Ek olarak ilet</translation>
    </message>
    <message>
        <source>Redirect: send on unchanged</source>
        <translation>Yönlendir: değiştirmeden gönder</translation>
    </message>
    <message>
        <source>Edit as new</source>
        <translation>Yeni ileti olarak düzenle</translation>
    </message>
    <message>
        <source>Send again what was sent</source>
        <translation>Gönderilmiş iletiyi yeniden gönder</translation>
    </message>
    <message>
        <source>Outbox: send the message now</source>
        <translation>Giden kutusu: iletiyi şimdi gönder</translation>
    </message>
    <message>
        <source>Outbox: edit the message</source>
        <translation>Giden kutusu: iletiyi düzenle</translation>
    </message>
    <message>
        <source>Outbox: discard the message</source>
        <translation>Giden kutusu: iletiyi sil</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Şablonlar</translation>
    </message>
    <message>
        <source>Choose recipients from the contacts</source>
        <translation>Alıcıları kişilerden seç</translation>
    </message>
    <message>
        <source>Next unknown word</source>
        <translation>Sonraki bilinmeyen sözcük</translation>
    </message>
    <message>
        <source>the message that is read is from no mailing list</source>
        <translation>okunan ileti bir e-posta listesinden gelmedi</translation>
    </message>
    <message>
        <source>only for messages that you have written</source>
        <translation>yalnızca sizin yazdığınız iletiler için</translation>
    </message>
    <message>
        <source>only for messages in the outbox</source>
        <translation>yalnızca giden kutusundaki iletiler için</translation>
    </message>
    <message>
        <source>Insert a template</source>
        <translation>Şablon ekle</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Kalın</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>Eğik</translation>
    </message>
    <message>
        <source>Underline</source>
        <translation>Altı çizili</translation>
    </message>
    <message>
        <source>Strike through</source>
        <translation>Üstü çizili</translation>
    </message>
    <message>
        <source>Write larger</source>
        <translation>Daha büyük yaz</translation>
    </message>
    <message>
        <source>Write smaller</source>
        <translation>Daha küçük yaz</translation>
    </message>
    <message>
        <source>Bullet list</source>
        <translation>Madde imli liste</translation>
    </message>
    <message>
        <source>Numbered list</source>
        <translation>Numaralı liste</translation>
    </message>
    <message>
        <source>Quote, or one level more</source>
        <translation>Alıntı yap ya da bir düzey artır</translation>
    </message>
    <message>
        <source>One level less</source>
        <translation>Bir düzey azalt</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Insert an image</source>
        <translation>Resim ekle</translation>
    </message>
    <message>
        <source>Insert a table</source>
        <translation>Tablo ekle</translation>
    </message>
    <message>
        <source>Take the formatting away</source>
        <translation>Biçimlendirmeyi temizle</translation>
    </message>
    <message>
        <source>Paste without formatting</source>
        <translation>Biçimlendirmeden yapıştır</translation>
    </message>
    <message>
        <source>Switch between plain and formatted text</source>
        <translation>Düz ve biçimli metin arasında geçiş yap</translation>
    </message>
    <message>
        <source>Go to the formatting tools</source>
        <translation>Biçimlendirme araçlarına git</translation>
    </message>
    <message>
        <source>Notify of new mail in this folder</source>
        <translation>Bu klasöre gelen yeni postayı bildir</translation>
    </message>
    <message>
        <source>Import mail from files</source>
        <translation>Dosyalardan ileti al (içe aktar)</translation>
    </message>
    <message>
        <source>Take over from Thunderbird</source>
        <translation>Thunderbird'den al</translation>
    </message>
    <message>
        <source>Export mail into files</source>
        <translation>İletileri dosyalara yaz (dışa aktar)</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Yardım</translation>
    </message>
    <message>
        <source>Connection log</source>
        <translation>Bağlantı günlüğü</translation>
    </message>
    <message>
        <source>Back up and repair</source>
        <translation>Yedekleme ve onarım</translation>
    </message>
</context>
<context>
    <name>ContactWords</name>
    <message>
        <source>Home</source>
        <translation>Ev</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>İş</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Cep</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Faks</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Diğer</translation>
    </message>
</context>
<context>
    <name>DateText</name>
    <message>
        <source>yesterday</source>
        <translation>dün</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <extracomment>%1 is a date with its weekday, %2 a time of day</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>yarın</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a day (&quot;tomorrow&quot;, &quot;Monday&quot;, &quot;2 Mar&quot;), %2 a time of day</extracomment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>DialogButtons</name>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>DiscoverySource</name>
    <message>
        <source>from Postacı's list of providers</source>
        <translation>Postacı'nın sağlayıcı listesinden</translation>
    </message>
    <message>
        <source>from the settings file of %1</source>
        <translation>%1 alanının ayar dosyasından</translation>
    </message>
    <message>
        <source>from Thunderbird's list of providers</source>
        <translation>Thunderbird'ün sağlayıcı listesinden</translation>
    </message>
    <message>
        <source>from Postacı's list, by the server that takes the mail of %1</source>
        <translation>%1 postalarını alan sunucuya göre, Postacı'nın listesinden</translation>
    </message>
    <message>
        <source>from the settings file of the provider that takes the mail of %1</source>
        <translation>%1 postalarını alan sağlayıcının ayar dosyasından</translation>
    </message>
    <message>
        <source>from Thunderbird's list, by the server that takes the mail of %1</source>
        <translation>%1 postalarını alan sunucuya göre, Thunderbird'ün listesinden</translation>
    </message>
    <message>
        <source>from the DNS entries of %1</source>
        <translation>%1 alanının DNS kayıtlarından</translation>
    </message>
    <message>
        <source>from the Autodiscover service of %1</source>
        <translation>%1 alanının Autodiscover hizmetinden</translation>
    </message>
    <message>
        <source>found by trying usual names</source>
        <translation>yaygın adlar denenerek bulundu</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>tahmin</translation>
    </message>
    <message>
        <source>from a settings card</source>
        <translation>bir ayar kartından</translation>
    </message>
    <message>
        <source>typed by hand</source>
        <translation>elle yazıldı</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>tells of new mail at once</source>
        <translation>yeni postayı anında bildirir</translation>
    </message>
    <message>
        <source>brings folders up to date in one step</source>
        <translation>klasörleri tek adımda güncelletir</translation>
    </message>
    <message>
        <source>moves messages in one step</source>
        <translation>iletileri tek adımda taşır</translation>
    </message>
    <message>
        <source>compresses what it sends</source>
        <translation>gönderdiklerini sıkıştırır</translation>
    </message>
    <message>
        <source>says how full the mailbox is</source>
        <translation>posta kutusunun ne kadar dolu olduğunu söyler</translation>
    </message>
    <message>
        <source>knows its messages again</source>
        <translation>iletilerini yeniden tanır</translation>
    </message>
    <message>
        <source>shows headers before the whole message</source>
        <translation>iletinin tamamından önce başlıklarını gösterir</translation>
    </message>
    <message>
        <source>takes several commands at once</source>
        <translation>birden çok komutu bir arada kabul eder</translation>
    </message>
    <message>
        <source>takes addresses with any letters</source>
        <translation>her alfabeden adresi kabul eder</translation>
    </message>
    <message>
        <source>This computer is connected to a network.</source>
        <translation>Bu bilgisayar bir ağa bağlı.</translation>
    </message>
    <message>
        <source>%1 was found: %2.</source>
        <extracomment>%1 is a server's name, %2 its numeric addresses</extracomment>
        <translation>%1 bulundu: %2.</translation>
    </message>
    <message>
        <source>Port %1 on %2 is open.</source>
        <translation>%2 sunucusunun %1 numaralı bağlantı noktası (port) açık.</translation>
    </message>
    <message>
        <source>The connection is encrypted (%1).</source>
        <extracomment>%1 is &quot;TLSv1.3&quot;</extracomment>
        <translation>Bağlantı şifreli (%1).</translation>
    </message>
    <message>
        <source>The connection is not encrypted, as the settings say.</source>
        <translation>Bağlantı, ayarlarda istendiği gibi şifresiz.</translation>
    </message>
    <message>
        <source>That is soon: if the provider does not renew its certificate by then, mail stops.</source>
        <translation>Bu tarih yakın: sağlayıcı sertifikasını o zamana kadar yenilemezse posta alışverişi durur.</translation>
    </message>
    <message>
        <source>%1 greets as a server for %2.</source>
        <extracomment>%1 is a server's name, %2 &quot;IMAP&quot;, &quot;POP3&quot; or &quot;SMTP&quot;</extracomment>
        <translation>%1 bir %2 sunucusu olarak yanıt veriyor.</translation>
    </message>
    <message>
        <source>takes messages of up to %1</source>
        <extracomment>%1 is a size, &quot;35 MB&quot;; the end of &quot;The server …&quot;</extracomment>
        <translation>%1 boyutuna kadar iletileri kabul eder</translation>
    </message>
    <message>
        <source>The server can do what is needed and no more.</source>
        <translation>Sunucu gerekenleri yapabiliyor, fazlasını değil.</translation>
    </message>
    <message>
        <source>The server %1.</source>
        <extracomment>%1 is &quot;tells of new mail at once, moves messages in one step&quot;</extracomment>
        <translation>Sunucu %1.</translation>
    </message>
    <message>
        <source>It does not tell of new mail by itself, so Postacı asks every few minutes.</source>
        <translation>Yeni postayı kendiliğinden bildirmediği için Postacı birkaç dakikada bir sorar.</translation>
    </message>
    <message>
        <source>%1 accepts the user name and the password.</source>
        <translation>%1 kullanıcı adını ve parolayı kabul ediyor.</translation>
    </message>
    <message numerus="yes">
        <source>The mailbox has %n message(s).</source>
        <translation>
            <numerusform>Posta kutusunda %n ileti var.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The mailbox has %n folder(s).</source>
        <translation>
            <numerusform>Posta kutusunda %n klasör var.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server takes messages from %1. None was sent.</source>
        <translation>Sunucu %1 adresinden gönderilen iletileri kabul ediyor. Hiçbir ileti gönderilmedi.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Ağ</translation>
    </message>
    <message>
        <source>Server name</source>
        <translation>Sunucu adı</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Bağlantı noktası</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Şifreleme</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Sertifika</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Karşılama</translation>
    </message>
    <message>
        <source>Abilities</source>
        <translation>Yetenekler</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>Oturum açma</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>Posta kutusu</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Gönderen</translation>
    </message>
    <message>
        <source>%1 accepts the password with the user name %2.</source>
        <translation>%1 parolayı %2 kullanıcı adıyla kabul ediyor.</translation>
    </message>
    <message numerus="yes">
        <source>The certificate for %1 is in order and valid until %2, for %n more day(s).</source>
        <extracomment>%1 is the names it is for, %2 a date</extracomment>
        <translation>
            <numerusform>Sertifika (%1) geçerli; %2 tarihine kadar, %n gün daha sürer.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 accepts the sign-in with the browser.</source>
        <translation>%1 tarayıcıyla açılan oturumu kabul ediyor.</translation>
    </message>
    <message>
        <source>%1 accepts your certificate.</source>
        <translation>%1 sertifikanızı kabul ediyor.</translation>
    </message>
</context>
<context>
    <name>DoctorReport</name>
    <message>
        <source>Incoming mail: %1</source>
        <translation>Gelen posta: %1</translation>
    </message>
    <message>
        <source>Outgoing mail: %1</source>
        <translation>Giden posta: %1</translation>
    </message>
    <message>
        <source>What Postacı %1 found on %2</source>
        <translation>Postacı %1 şunları buldu (%2)</translation>
    </message>
</context>
<context>
    <name>DraftsMenu</name>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <extracomment>a draft in a menu: %1 is its subject, %2 who it goes to</extracomment>
        <translation>%1, alıcı: %2</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Taslak yok</translation>
    </message>
    <message>
        <source>&amp;All drafts…</source>
        <translation>&amp;Tüm taslaklar…</translation>
    </message>
</context>
<context>
    <name>ErrorDetails</name>
    <message>
        <source>The server sent no certificate.</source>
        <translation>Sunucu sertifika göndermedi.</translation>
    </message>
    <message>
        <source>Certificate for: %1</source>
        <translation>Sertifikanın geçerli olduğu adlar: %1</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>Veren: %1</translation>
    </message>
    <message>
        <source>Valid from %1 to %2</source>
        <translation>Geçerlilik: %1 – %2</translation>
    </message>
    <message>
        <source>SHA-256 fingerprint: %1</source>
        <translation>SHA-256 parmak izi: %1</translation>
    </message>
    <message>
        <source>The server said: %1</source>
        <translation>Sunucunun yanıtı: %1</translation>
    </message>
    <message>
        <source>The system said: %1</source>
        <translation>Sistemin yanıtı: %1</translation>
    </message>
</context>
<context>
    <name>ErrorSentence</name>
    <message>
        <source>There is no server named %1.</source>
        <translation>%1 adında bir sunucu yok.</translation>
    </message>
    <message>
        <source>Check the name for typing mistakes. If it is right, check that this computer is online.</source>
        <translation>Adda yazım yanlışı olup olmadığına bakın. Ad doğruysa bilgisayarın internete bağlı olduğunu denetleyin.</translation>
    </message>
    <message>
        <source>Port %2 on %1 is closed.</source>
        <translation>%1 sunucusunun %2 numaralı bağlantı noktası (port) kapalı.</translation>
    </message>
    <message>
        <source>Compare the port with your provider's instructions. A firewall or an antivirus program can also be the cause.</source>
        <translation>Bağlantı noktasının numarasını sağlayıcınızın verdiği bilgiyle karşılaştırın. Güvenlik duvarı ya da virüs koruma programı da neden olabilir.</translation>
    </message>
    <message>
        <source>This computer has no connection to %1.</source>
        <translation>Bu bilgisayar %1 sunucusuna ulaşamıyor.</translation>
    </message>
    <message>
        <source>Check the network. Postacı tries again by itself.</source>
        <translation>Ağ bağlantınızı denetleyin. Postacı kendiliğinden yeniden dener.</translation>
    </message>
    <message>
        <source>The connection to %1 broke off.</source>
        <translation>%1 ile bağlantı koptu.</translation>
    </message>
    <message>
        <source>This often passes by itself. If it keeps happening, compare port and encryption with your provider's instructions.</source>
        <translation>Çoğu zaman kendiliğinden düzelir. Sürerse bağlantı noktası ve şifreleme ayarını sağlayıcınızın verdiği bilgiyle karşılaştırın.</translation>
    </message>
    <message>
        <source>There was no answer from %1 in time.</source>
        <translation>%1 zamanında yanıt vermedi.</translation>
    </message>
    <message>
        <source>The server may be busy, or a firewall may block port %2. Try again in a minute.</source>
        <translation>Sunucu yoğun olabilir ya da bir güvenlik duvarı %2 numaralı bağlantı noktasını engelliyor olabilir. Bir dakika sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>No encrypted connection to %1 could be set up.</source>
        <translation>%1 ile şifreli bağlantı kurulamadı.</translation>
    </message>
    <message>
        <source>Try the other encryption setting (TLS or STARTTLS). If both fail, the server may only know encryption that is no longer safe.</source>
        <translation>Öteki şifreleme ayarını (TLS ya da STARTTLS) deneyin. İkisi de olmazsa sunucu yalnızca artık güvenli sayılmayan yöntemleri biliyor olabilir.</translation>
    </message>
    <message>
        <source>Encryption is not available on this computer.</source>
        <translation>Bu bilgisayarda şifreleme kullanılamıyor.</translation>
    </message>
    <message>
        <source>Install OpenSSL and the TLS plug-in of Qt, then start Postacı again. Without them no password is sent.</source>
        <translation>OpenSSL'i ve Qt'nin TLS eklentisini kurup Postacı'yı yeniden başlatın. Bunlar olmadan hiçbir parola gönderilmez.</translation>
    </message>
    <message>
        <source>On port %2, %1 does not offer encryption with STARTTLS.</source>
        <translation>%1, %2 numaralı bağlantı noktasında STARTTLS ile şifreleme sunmuyor.</translation>
    </message>
    <message>
        <source>Choose TLS and the port that goes with it. Nothing was sent without encryption.</source>
        <translation>TLS'i ve ona uyan bağlantı noktasını seçin. Şifrelenmeden hiçbir şey gönderilmedi.</translation>
    </message>
    <message>
        <source>The start of the encrypted connection to %1 was tampered with.</source>
        <translation>%1 ile şifreli bağlantının başlangıcına araya giren biri müdahale etti.</translation>
    </message>
    <message>
        <source>The connection was closed before the password was sent. Try another network, and tell your provider if it happens there too.</source>
        <translation>Bağlantı, parola gönderilmeden kapatıldı. Başka bir ağdan deneyin; orada da olursa sağlayıcınıza bildirin.</translation>
    </message>
    <message>
        <source>The certificate of %1 expired on %3.</source>
        <translation>%1 sunucusunun sertifikasının süresi %3 tarihinde dolmuş.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid before %3.</source>
        <translation>%1 sunucusunun sertifikası %3 tarihinden önce geçerli değil.</translation>
    </message>
    <message>
        <source>This certificate is for %3, not for %1.</source>
        <translation>Bu sertifika %1 için değil, %3 için verilmiş.</translation>
    </message>
    <message>
        <source>If that name belongs to your provider, enter it as the server's name. If you do not know it, do not go on, and ask your provider.</source>
        <translation>Bu ad sağlayıcınıza aitse sunucu adı olarak onu yazın. Tanımıyorsanız devam etmeyin, sağlayıcınıza sorun.</translation>
    </message>
    <message>
        <source>%1 vouches for itself: no authority has signed its certificate.</source>
        <translation>%1 kendi kendine kefil oluyor: sertifikasını hiçbir yetkili kuruluş imzalamamış.</translation>
    </message>
    <message>
        <source>Ask your provider for a server name with a recognised certificate. The password was not sent.</source>
        <translation>Sağlayıcınızdan, tanınan sertifikası olan bir sunucu adı isteyin. Parola gönderilmedi.</translation>
    </message>
    <message>
        <source>The certificate of %1 was signed by somebody this computer does not know.</source>
        <translation>%1 sunucusunun sertifikasını bu bilgisayarın tanımadığı biri imzalamış.</translation>
    </message>
    <message>
        <source>An antivirus program or a company network can cause this. Try another network or ask your provider. The password was not sent.</source>
        <translation>Virüs koruma programı ya da şirket ağı neden olabilir. Başka bir ağdan deneyin ya da sağlayıcınıza sorun. Parola gönderilmedi.</translation>
    </message>
    <message>
        <source>The certificate of %1 could not be checked.</source>
        <translation>%1 sunucusunun sertifikası denetlenemedi.</translation>
    </message>
    <message>
        <source>So it is not certain that this is the right server, and the password was not sent. Ask your provider.</source>
        <translation>Bu yüzden doğru sunucu olduğu kesin değil; parola gönderilmedi. Sağlayıcınıza sorun.</translation>
    </message>
    <message>
        <source>%1 did not accept the user name or the password.</source>
        <translation>%1 kullanıcı adını ya da parolayı kabul etmedi.</translation>
    </message>
    <message>
        <source>Type the password again. Some providers want an app password, made on their website, or another form of the user name.</source>
        <translation>Parolayı yeniden yazın. Bazı sağlayıcılar kendi sitelerinde oluşturulan bir uygulama parolası ya da kullanıcı adının başka bir biçimini ister.</translation>
    </message>
    <message>
        <source>The password for %1 is missing.</source>
        <translation>%1 için parola yok.</translation>
    </message>
    <message>
        <source>Enter it in the account's settings.</source>
        <translation>Hesap ayarlarından girin.</translation>
    </message>
    <message>
        <source>%1 offers no way of signing in that Postacı knows.</source>
        <translation>%1, Postacı'nın bildiği bir oturum açma yolu sunmuyor.</translation>
    </message>
    <message>
        <source>The provider may only allow signing in through the browser. Look for “IMAP” or “app password” in its help.</source>
        <translation>Sağlayıcı yalnızca tarayıcıdan oturum açmaya izin veriyor olabilir. Yardım sayfalarında “IMAP” ya da “uygulama parolası” arayın.</translation>
    </message>
    <message>
        <source>The password was not sent to %1, since nothing would have encrypted it.</source>
        <translation>Parola %1 sunucusuna gönderilmedi, çünkü bağlantı şifreli değildi.</translation>
    </message>
    <message>
        <source>Choose TLS or STARTTLS as encryption.</source>
        <translation>Şifreleme olarak TLS ya da STARTTLS seçin.</translation>
    </message>
    <message>
        <source>%1 hung up.</source>
        <translation>%1 bağlantıyı kapattı.</translation>
    </message>
    <message>
        <source>Postacı connects again by itself. If the server gave a reason, it is in the details.</source>
        <translation>Postacı kendiliğinden yeniden bağlanır. Sunucu bir neden bildirdiyse ayrıntılarda yazar.</translation>
    </message>
    <message>
        <source>%1 is too busy right now.</source>
        <translation>%1 şu anda çok yoğun.</translation>
    </message>
    <message>
        <source>Other programs may be using this mailbox at the same time. Postacı tries again later by itself.</source>
        <translation>Bu posta kutusunu aynı anda başka programlar kullanıyor olabilir. Postacı daha sonra kendiliğinden yeniden dener.</translation>
    </message>
    <message>
        <source>%1 refused one or more of the recipients.</source>
        <translation>%1 alıcılardan birini ya da birkaçını kabul etmedi.</translation>
    </message>
    <message>
        <source>Check the addresses. The details say which and why.</source>
        <translation>Adresleri denetleyin. Hangileri olduğu ve nedeni ayrıntılarda yazar.</translation>
    </message>
    <message>
        <source>%1 does not let you send from this address.</source>
        <translation>%1 bu adresten göndermenize izin vermiyor.</translation>
    </message>
    <message>
        <source>Check that the sender's address belongs to this account.</source>
        <translation>Gönderen adresinin bu hesaba ait olduğunu denetleyin.</translation>
    </message>
    <message>
        <source>%1 refused the message.</source>
        <translation>%1 iletiyi kabul etmedi.</translation>
    </message>
    <message>
        <source>This folder is no longer on the server.</source>
        <translation>Bu klasör artık sunucuda yok.</translation>
    </message>
    <message>
        <source>It was probably renamed or deleted with another program. Get mail to bring the list of folders up to date.</source>
        <translation>Büyük olasılıkla başka bir programla yeniden adlandırıldı ya da silindi. Klasör listesini güncellemek için posta alın.</translation>
    </message>
    <message>
        <source>This message is no longer on the server.</source>
        <translation>Bu ileti artık sunucuda yok.</translation>
    </message>
    <message>
        <source>It was probably moved or deleted with another program.</source>
        <translation>Büyük olasılıkla başka bir programla taşındı ya da silindi.</translation>
    </message>
    <message>
        <source>The server has numbered the messages of this folder anew.</source>
        <translation>Sunucu bu klasördeki iletileri yeniden numaralandırdı.</translation>
    </message>
    <message>
        <source>Postacı matches them again. No mail is lost.</source>
        <translation>Postacı iletileri yeniden eşleştiriyor. Hiçbir ileti kaybolmaz.</translation>
    </message>
    <message>
        <source>%1 sent far more than was asked for.</source>
        <translation>%1 istenenden çok daha fazla veri gönderdi.</translation>
    </message>
    <message>
        <source>The connection was closed to protect this computer. If it happens again, tell your provider.</source>
        <translation>Bilgisayarı korumak için bağlantı kapatıldı. Yinelenirse sağlayıcınıza bildirin.</translation>
    </message>
    <message>
        <source>%1 answered with something a mail server would not say.</source>
        <translation>%1, bir posta sunucusundan beklenmeyen bir yanıt verdi.</translation>
    </message>
    <message>
        <source>Check that this is the right server and port. The connection log in the account's settings shows what was said.</source>
        <translation>Doğru sunucu ve bağlantı noktası olduğunu denetleyin. Konuşulanlar hesap ayarlarındaki bağlantı günlüğünde görünür.</translation>
    </message>
    <message>
        <source>The mail store on this computer is damaged.</source>
        <translation>Bu bilgisayardaki posta deposu bozulmuş.</translation>
    </message>
    <message>
        <source>It was left as it is. Restore a backup or start with a new profile; mail on the server is not affected.</source>
        <translation>Depoya dokunulmadı. Bir yedeği geri yükleyin ya da yeni bir profille başlayın; sunucudaki postalar etkilenmez.</translation>
    </message>
    <message>
        <source>This mail store was written by a newer Postacı.</source>
        <translation>Bu posta deposu daha yeni bir Postacı sürümüyle yazılmış.</translation>
    </message>
    <message>
        <source>Install that version or a later one. Nothing was changed.</source>
        <translation>O sürümü ya da daha yenisini kurun. Hiçbir şey değiştirilmedi.</translation>
    </message>
    <message>
        <source>Another Postacı is using this mail store.</source>
        <translation>Bu posta deposunu başka bir Postacı kullanıyor.</translation>
    </message>
    <message>
        <source>Close the other one, then try again.</source>
        <translation>Ötekini kapatıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>The disk is full.</source>
        <translation>Disk dolu.</translation>
    </message>
    <message>
        <source>Make some room, then try again.</source>
        <translation>Yer açıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>Dosya okunamadı.</translation>
    </message>
    <message>
        <source>Check that it is still there and that you may open it.</source>
        <translation>Dosyanın yerinde durduğunu ve açma izniniz olduğunu denetleyin.</translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Dosya yazılamadı.</translation>
    </message>
    <message>
        <source>Choose another place, or check that you may write there.</source>
        <translation>Başka bir yer seçin ya da oraya yazma izniniz olduğunu denetleyin.</translation>
    </message>
    <message>
        <source>This is not a complete email address.</source>
        <translation>Bu eksiksiz bir e-posta adresi değil.</translation>
    </message>
    <message>
        <source>An address looks like name@example.com.</source>
        <translation>Adres ad@ornek.com biçiminde olur.</translation>
    </message>
    <message>
        <source>There is no account for this.</source>
        <translation>Bunun için bir hesap yok.</translation>
    </message>
    <message>
        <source>Add an account, or choose another sender.</source>
        <translation>Bir hesap ekleyin ya da başka bir gönderen seçin.</translation>
    </message>
    <message>
        <source>%1 said no.</source>
        <translation>%1 isteği geri çevirdi.</translation>
    </message>
    <message>
        <source>Its reason is in the details.</source>
        <translation>Gerekçesi ayrıntılarda.</translation>
    </message>
    <message>
        <source>What this was about is no longer on the server.</source>
        <translation>Bunun ilgili olduğu öğe artık sunucuda yok.</translation>
    </message>
    <message>
        <source>Get mail to bring everything up to date.</source>
        <translation>Her şeyi güncellemek için posta alın.</translation>
    </message>
    <message>
        <source>The mail store on this computer reported an error.</source>
        <translation>Bu bilgisayardaki posta deposu bir hata bildirdi.</translation>
    </message>
    <message>
        <source>Check that the disk has room, then start Postacı again.</source>
        <translation>Diskte yer olduğunu denetleyip Postacı'yı yeniden başlatın.</translation>
    </message>
    <message>
        <source>This entry cannot be used.</source>
        <translation>Bu giriş kullanılamaz.</translation>
    </message>
    <message>
        <source>Check what you typed.</source>
        <translation>Yazdığınızı denetleyin.</translation>
    </message>
    <message>
        <source>Something went wrong with %1.</source>
        <translation>%1 ile ilgili bir sorun oluştu.</translation>
    </message>
    <message>
        <source>Try again. If it stays like this, the connection log in the account's settings shows what was said.</source>
        <translation>Yeniden deneyin. Sorun sürerse konuşulanlar hesap ayarlarındaki bağlantı günlüğünde görünür.</translation>
    </message>
    <message>
        <source>another server</source>
        <translation>başka bir sunucu</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 ve %2 ad daha</translation>
    </message>
    <message>
        <source>an unknown date</source>
        <translation>bilinmeyen bir tarih</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>Sunucu</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>sunucu</translation>
    </message>
    <message>
        <source>This was cancelled.</source>
        <translation>İşlem iptal edildi.</translation>
    </message>
    <message>
        <source>On port %2, %1 is another kind of server.</source>
        <translation>%1 sunucusunun %2 numaralı bağlantı noktasında başka türden bir sunucu yanıt veriyor.</translation>
    </message>
    <message>
        <source>Mail is received on ports 993, 995, 143 and 110, and sent on 465 and 587. Compare the port with your provider's instructions.</source>
        <translation>Posta 993, 995, 143 ve 110 numaralı bağlantı noktalarından alınır, 465 ve 587 numaralı olanlardan gönderilir. Numarayı sağlayıcınızın verdiği bilgiyle karşılaştırın.</translation>
    </message>
    <message>
        <source>On port %2, %1 does not encrypt from the first byte.</source>
        <translation>%1, %2 numaralı bağlantı noktasında bağlantıyı ilk bayttan başlayarak şifrelemiyor.</translation>
    </message>
    <message>
        <source>So TLS does not go with this port: with TLS it is mostly 993 to receive and 465 to send.</source>
        <translation>Bu yüzden TLS bu bağlantı noktasıyla kullanılamaz: TLS ile çoğunlukla 993 (alma) ve 465 (gönderme) kullanılır.</translation>
    </message>
    <message>
        <source>On port %2, %1 wants encryption from the first byte.</source>
        <translation>%1, %2 numaralı bağlantı noktasında bağlantının ilk bayttan başlayarak şifrelenmesini istiyor.</translation>
    </message>
    <message>
        <source>Choose TLS for this port. STARTTLS goes with 143 and 587.</source>
        <translation>Bu bağlantı noktası için TLS'i seçin. STARTTLS 143 ve 587 ile kullanılır.</translation>
    </message>
    <message>
        <source>This account was encrypted so far, and now the password would go to %1 in the open.</source>
        <translation>Bu hesap şimdiye kadar şifreliydi; şimdi ise parola %1 sunucusuna açık olarak gidecekti.</translation>
    </message>
    <message>
        <source>It was not sent. Choose TLS or STARTTLS, unless your provider itself told you that it has switched encryption off.</source>
        <translation>Parola gönderilmedi. Sağlayıcınızın kendisi size şifrelemeyi kapattığını bildirmediyse TLS'i veya STARTTLS'i seçin.</translation>
    </message>
    <message>
        <source>Choose %4 with port %5: that was just tried and works.</source>
        <translation>%5 numaralı bağlantı noktasıyla %4 seçin: az önce denendi, çalışıyor.</translation>
    </message>
    <message>
        <source>Only the beginning of this message is here so far.</source>
        <translation>Bu iletinin şimdilik yalnızca başı burada.</translation>
    </message>
    <message>
        <source>Open it first, then Postacı fetches the rest.</source>
        <translation>Önce iletiyi açın; Postacı gerisini alır.</translation>
    </message>
    <message>
        <source>There is a folder of that name already.</source>
        <translation>Bu adda bir klasör zaten var.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Başka bir ad seçin.</translation>
    </message>
    <message>
        <source>Nothing can be changed in this folder.</source>
        <translation>Bu klasörde hiçbir şey değiştirilemiyor.</translation>
    </message>
    <message>
        <source>%1 lets you only read it.</source>
        <translation>%1 yalnızca okumanıza izin veriyor.</translation>
    </message>
    <message>
        <source>No folder can be called that.</source>
        <translation>Bir klasöre bu ad verilemez.</translation>
    </message>
    <message>
        <source>Leave out characters such as / * and %.</source>
        <translation>/ * ve % gibi karakterleri kullanmayın.</translation>
    </message>
    <message>
        <source>The server does not keep this mark in this folder.</source>
        <translation>Sunucu bu işareti bu klasörde saklamıyor.</translation>
    </message>
    <message>
        <source>It keeps it in other folders, perhaps.</source>
        <translation>Başka klasörlerde saklıyor olabilir.</translation>
    </message>
    <message>
        <source>It may look like junk to the server. Its reason is in the details.</source>
        <translation>Sunucuya istenmeyen posta gibi görünmüş olabilir. Gerekçesi ayrıntılarda.</translation>
    </message>
    <message>
        <source>The message is larger than %1 accepts.</source>
        <translation>İleti, %1 sunucusunun kabul ettiğinden büyük.</translation>
    </message>
    <message>
        <source>Spread the attachments over several messages, or send a link to them.</source>
        <translation>Ekleri birkaç iletiye bölün ya da bağlantı olarak gönderin.</translation>
    </message>
    <message>
        <source>Your mailbox on %1 is full.</source>
        <translation>%1 sunucusundaki posta kutunuz dolu.</translation>
    </message>
    <message>
        <source>Delete what you no longer need and empty the Trash, or ask your provider for more room. The folder's properties show how much is left.</source>
        <translation>Artık gerekmeyenleri silip çöp kutusunu boşaltın ya da sağlayıcınızdan daha fazla yer isteyin. Ne kadar yer kaldığını klasörün özelliklerinde görebilirsiniz.</translation>
    </message>
    <message>
        <source>Only whoever runs the server can renew it: tell your provider. This computer's clock says %6; if that is not today, set it right.</source>
        <translation>Sertifikayı yalnızca sunucuyu işleten yenileyebilir; sağlayıcınıza bildirin. Bu bilgisayarın saati %6 diyor; bugün o gün değilse saati düzeltin.</translation>
    </message>
    <message>
        <source>This computer's clock says %6. If that is not today, set it right; else tell your provider.</source>
        <translation>Bu bilgisayarın saati %6 diyor. Bugün o gün değilse saati düzeltin; öyleyse sağlayıcınıza bildirin.</translation>
    </message>
    <message>
        <source>Instead of %1, %6 answers: it reads along on encrypted connections.</source>
        <translation>%1 yerine %6 yanıt veriyor: şifreli bağlantıların arasına girip içeriği okuyor.</translation>
    </message>
    <message>
        <source>Switch the checking of encrypted mail off in %6, or ask whoever looks after this network or computer. The password was not sent.</source>
        <translation>%6 ayarlarında şifreli postanın denetlenmesini kapatın ya da bu ağla veya bilgisayarla ilgilenen kişiye sorun. Parola gönderilmedi.</translation>
    </message>
    <message>
        <source>Postacı was not given the permission in the browser.</source>
        <translation>Tarayıcıda Postacı'ya izin verilmedi.</translation>
    </message>
    <message>
        <source>Sign in again and agree there. If it is the provider who does not allow it, use an app password where it has them.</source>
        <translation>Yeniden oturum açın ve orada onaylayın. İzin vermeyen sağlayıcınızsa, varsa bir uygulama parolası kullanın.</translation>
    </message>
    <message>
        <source>The sign-in in the browser was not finished.</source>
        <translation>Tarayıcıda oturum açma tamamlanmadı.</translation>
    </message>
    <message>
        <source>Begin it again, and stay in the browser until it says that you may close the window.</source>
        <translation>Baştan başlayın ve pencereyi kapatabileceğiniz söylenene kadar tarayıcıda kalın.</translation>
    </message>
    <message>
        <source>The permission that you gave Postacı at %1 is no longer valid.</source>
        <translation>Postacı'ya %1 üzerinde verdiğiniz izin artık geçerli değil.</translation>
    </message>
    <message>
        <source>Sign in with the browser again. This happens after the password was changed, for example, or when the permission was taken back.</source>
        <translation>Tarayıcıdan yeniden oturum açın. Bu durum, örneğin parola değiştirildiğinde ya da izin geri alındığında olur.</translation>
    </message>
    <message>
        <source>%1 does not let Postacı sign in with the browser.</source>
        <translation>%1, Postacı'nın tarayıcıdan oturum açmasına izin vermiyor.</translation>
    </message>
    <message>
        <source>Its reason is in the details. An app password may work instead, where the provider has them.</source>
        <translation>Nedeni ayrıntılarda yazıyor. Sağlayıcınızda varsa, bunun yerine bir uygulama parolası işe yarayabilir.</translation>
    </message>
    <message>
        <source>This copy of Postacı is not registered with %1 for signing in with the browser.</source>
        <translation>Bu Postacı kopyası, tarayıcıdan oturum açmak için %1 üzerinde kayıtlı değil.</translation>
    </message>
    <message>
        <source>Use an app password, made on the provider's website. Who has a client id puts it into oauth-clients.json in the profile's folder.</source>
        <translation>Sağlayıcınızın web sitesinde oluşturacağınız bir uygulama parolası kullanın. İstemci kimliği (client id) olanlar onu profil klasöründeki oauth-clients.json dosyasına yazabilir.</translation>
    </message>
    <message>
        <source>%1 did not accept the sign-in with the browser.</source>
        <translation>%1, tarayıcıdan açılan oturumu kabul etmedi.</translation>
    </message>
    <message>
        <source>Sign in again, with this account's address. Some providers also want access for mail programs switched on in their settings.</source>
        <translation>Bu hesabın adresiyle yeniden oturum açın. Bazı sağlayıcılarda, posta programlarının erişimini ayarlardan ayrıca açmak gerekir.</translation>
    </message>
    <message>
        <source>The address of %1 could not be looked up: the network's name server (DNS) does not answer.</source>
        <translation>%1 sunucusunun adresi bulunamadı: ağın ad sunucusu (DNS) yanıt vermiyor.</translation>
    </message>
    <message>
        <source>Check that this computer is online. If web pages do not open either, restart the router or try another network.</source>
        <translation>Bu bilgisayarın internete bağlı olduğunu denetleyin. Web sayfaları da açılmıyorsa modemi yeniden başlatın ya da başka bir ağ deneyin.</translation>
    </message>
    <message>
        <source>%1 only knows encryption that is too old to be safe.</source>
        <translation>%1 yalnızca güvenli olmayacak kadar eski bir şifrelemeyi biliyor.</translation>
    </message>
    <message>
        <source>Nothing was sent. Ask your provider to switch on TLS 1.2 or newer, or for another server name.</source>
        <translation>Hiçbir şey gönderilmedi. Sağlayıcınızdan TLS 1.2 ya da daha yenisini açmasını ya da başka bir sunucu adı vermesini isteyin.</translation>
    </message>
    <message>
        <source>On port %2 of %1 a web page answers, no mail server.</source>
        <translation>%1 üzerinde %2 numaralı bağlantı noktasında posta sunucusu değil, bir web sayfası yanıt veriyor.</translation>
    </message>
    <message>
        <source>In a hotel, a café or a school, open a web page in the browser and sign in to the network there. Else compare server and port with your provider's instructions.</source>
        <translation>Otel, kafe ya da okuldaysanız tarayıcıda bir web sayfası açıp önce ağa giriş yapın. Değilseniz sunucuyu ve bağlantı noktasını sağlayıcınızın yönergeleriyle karşılaştırın.</translation>
    </message>
    <message>
        <source>%1 leaves out the certificate that vouches for its own, so it could not be checked.</source>
        <translation>%1 kendi sertifikasına kefil olan ara sertifikayı göndermiyor; bu yüzden sertifikası denetlenemedi.</translation>
    </message>
    <message>
        <source>Only whoever runs the server can mend that: tell your provider that the intermediate certificate is missing. The password was not sent.</source>
        <translation>Bunu yalnızca sunucuyu işleten düzeltebilir: Sağlayıcınıza ara sertifikanın eksik olduğunu bildirin. Parola gönderilmedi.</translation>
    </message>
    <message>
        <source>Instead of %1, somebody answers who says to be %3, and nobody known vouches for that.</source>
        <translation>%1 yerine %3 olduğunu söyleyen biri yanıt veriyor ve buna tanınan hiç kimse kefil değil.</translation>
    </message>
    <message>
        <source>A network that wants you to sign in first can do this, as in a hotel: open a web page in the browser. If it stays, ask your provider for the server's name. The password was not sent.</source>
        <translation>Otellerdeki gibi önce giriş yapmanızı isteyen ağlar buna yol açabilir: Tarayıcıda bir web sayfası açın. Sorun sürerse sağlayıcınıza sunucunun adını sorun. Parola gönderilmedi.</translation>
    </message>
    <message>
        <source>Port 25 on %1 does not answer; many networks block it.</source>
        <translation>%1 üzerinde 25 numaralı bağlantı noktası yanıt vermiyor; birçok ağ onu engeller.</translation>
    </message>
    <message>
        <source>Choose port 465 with TLS or port 587 with STARTTLS to send.</source>
        <translation>Göndermek için TLS ile 465 ya da STARTTLS ile 587 numaralı bağlantı noktasını seçin.</translation>
    </message>
    <message>
        <source>Start or unlock it (for example GNOME Keyring or KWallet), then try again, or keep passwords in an encrypted file.</source>
        <translation>Depoyu başlatın ya da kilidini açın (örneğin GNOME Anahtarlık ya da KWallet) ve yeniden deneyin; dilerseniz parolaları şifreli bir dosyada tutun.</translation>
    </message>
    <message>
        <source>The file with your passwords is locked.</source>
        <translation>Parolalarınızın bulunduğu dosya kilitli.</translation>
    </message>
    <message>
        <source>Unlock it with its passphrase.</source>
        <translation>Kilidini ana parolanızla açın.</translation>
    </message>
    <message>
        <source>That is not the passphrase of the file.</source>
        <translation>Dosyanın ana parolası bu değil.</translation>
    </message>
    <message>
        <source>Look at the Caps Lock key and the keyboard layout.</source>
        <translation>Caps Lock tuşuna ve klavye düzenine bakın.</translation>
    </message>
    <message>
        <source>The file with your passwords cannot be used.</source>
        <translation>Parolalarınızın bulunduğu dosya kullanılamıyor.</translation>
    </message>
    <message>
        <source>It may be damaged: bring it back from a backup, or set it aside in the settings, under Passwords, and type your passwords again.</source>
        <translation>Dosya bozulmuş olabilir: yedeğinizden geri getirin ya da ayarlarda, Parolalar sayfasından kenara koyup parolalarınızı yeniden yazın.</translation>
    </message>
    <message>
        <source>%1 lets nobody in without a certificate of their own.</source>
        <translation>%1, kişisel sertifikası olmayan kimseyi içeri almıyor.</translation>
    </message>
    <message>
        <source>%1 did not accept your certificate.</source>
        <translation>%1 sertifikanızı kabul etmedi.</translation>
    </message>
    <message>
        <source>%1 does not let anybody in by a certificate alone.</source>
        <translation>%1 yalnızca sertifikayla kimseyi içeri almıyor.</translation>
    </message>
    <message>
        <source>The private key of your certificate is missing.</source>
        <translation>Sertifikanızın özel anahtarı eksik.</translation>
    </message>
    <message>
        <source>This provider takes only app passwords from mail programs: make one on its website and enter it here in place of your usual password.</source>
        <translation>Bu sağlayıcı e-posta programlarından yalnızca uygulama parolası kabul ediyor: sitesinde bir tane oluşturun ve her zamanki parolanızın yerine onu yazın.</translation>
    </message>
    <message>
        <source>This provider takes no passwords from mail programs: sign in with the browser, in the account's settings.</source>
        <translation>Bu sağlayıcı e-posta programlarından parola kabul etmiyor: hesabın ayarlarından tarayıcıyla oturum açın.</translation>
    </message>
    <message>
        <source>Port %2 on %1 is open, but the server there says nothing.</source>
        <translation>%1 sunucusunun %2 numaralı bağlantı noktası (port) açık, ama oradaki sunucu hiçbir şey söylemiyor.</translation>
    </message>
    <message>
        <source>Port and encryption may not belong together: compare them with your provider's instructions. If they are right, the server is ill: try again later.</source>
        <translation>Bağlantı noktası ile şifreleme birbirine uymuyor olabilir: sağlayıcınızın yönergeleriyle karşılaştırın. Doğruysa sunucuda sorun vardır: daha sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Ask whoever gave you the account for your certificate, a file that ends in .p12 or .pfx, and choose it below the servers, at “Your own certificate”.</source>
        <translation>Hesabı size verenden sertifikanızı isteyin: adı .p12 veya .pfx ile biten bir dosyadır. Onu sunucuların altındaki “Kişisel sertifikanız” bölümünde seçin.</translation>
    </message>
    <message>
        <source>It may have expired, or be for another account. Ask whoever gave it to you for a new one, and choose that below the servers, at “Your own certificate”.</source>
        <translation>Süresi dolmuş ya da başka bir hesabın sertifikası olabilir. Sertifikayı size verenden yenisini isteyin ve onu sunucuların altındaki “Kişisel sertifikanız” bölümünde seçin.</translation>
    </message>
    <message>
        <source>Take the tick away from “Sign in with it alone”, and type the password too.</source>
        <translation>“Parola olmadan, yalnızca bununla oturum aç” onayını kaldırın ve parolayı da yazın.</translation>
    </message>
    <message>
        <source>Choose the certificate's file again, below the servers, at “Your own certificate”.</source>
        <translation>Sertifikanın dosyasını sunucuların altındaki “Kişisel sertifikanız” bölümünde yeniden seçin.</translation>
    </message>
    <message>
        <source>The system's keyring does not answer.</source>
        <translation>Sistemin anahtarlığı yanıt vermiyor.</translation>
    </message>
    <message>
        <source>The system's keyring is locked, or its window was closed.</source>
        <translation>Sistemin anahtarlığı kilitli ya da penceresi kapatıldı.</translation>
    </message>
    <message>
        <source>Try again and type the keyring's password when its window comes up, or keep passwords in an encrypted file.</source>
        <translation>Yeniden deneyin ve anahtarlığın penceresi açılınca parolasını yazın ya da parolaları şifreli bir dosyada saklayın.</translation>
    </message>
    <message>
        <source>With all that is attached the message has %7, and %1 accepts %8 at most.</source>
        <translation>İleti, ekleriyle birlikte %7; %1 ise en çok %8 kabul ediyor.</translation>
    </message>
    <message>
        <source>With all that is attached the message has %7, which is more than %1 accepts.</source>
        <translation>İleti, ekleriyle birlikte %7; %1 bu kadar büyüğünü kabul etmiyor.</translation>
    </message>
    <message>
        <source>The proxy that this system's settings name does not lead to %1 on port %2.</source>
        <translation>Sistem ayarlarında yazan vekil sunucu (proxy) %1 sunucusunun %2 portuna götürmüyor.</translation>
    </message>
    <message>
        <source>Look at the proxy in the desktop's network settings. Many proxies are for web pages only: ask who runs the network whether it lets mail through.</source>
        <translation>Masaüstünün ağ ayarlarındaki vekil sunucuya (proxy) bakın. Birçoğu yalnızca web sayfaları içindir: ağı yönetene postayı geçirip geçirmediğini sorun.</translation>
    </message>
    <message>
        <source>This account is paused, and the text of this message is not on this computer.</source>
        <translation>Bu hesap duraklatıldı ve bu iletinin metni bu bilgisayarda değil.</translation>
    </message>
    <message>
        <source>Go on fetching to read it.</source>
        <translation>Okumak için almayı sürdürün.</translation>
    </message>
    <message>
        <source>The room that you may use on this disk (your quota) is used up.</source>
        <translation>Bu diskte kullanabileceğiniz yer (kotanız) doldu.</translation>
    </message>
    <message>
        <source>Delete files of yours that you no longer need, or ask who looks after this computer for more room. Then try again.</source>
        <translation>Artık gerekmeyen dosyalarınızı silin ya da bilgisayarın sorumlusundan daha çok yer isteyin. Sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>There is no room left: a file here may not get any larger.</source>
        <translation>Yer kalmadı: buradaki bir dosya daha fazla büyüyemiyor.</translation>
    </message>
    <message>
        <source>The limit is the disk's format (FAT takes 4 GB at most) or one set for you on this computer. Lift it or use another disk, then try again.</source>
        <translation>Sınır, diskin biçiminden (FAT en çok 4 GB alır) ya da bu bilgisayarda size konan bir kısıtlamadan gelir. Sınırı kaldırın veya başka bir disk kullanın, sonra yeniden deneyin.</translation>
    </message>
</context>
<context>
    <name>FetchText</name>
    <message>
        <source>Not checked yet</source>
        <translation>Henüz denetlenmedi</translation>
    </message>
    <message>
        <source>Last checked %1</source>
        <extracomment>%1 is a time of day with seconds, or date and time</extracomment>
        <translation>Son denetim %1</translation>
    </message>
    <message>
        <source>paused: quiet hours until %1</source>
        <translation>duraklatıldı: %1 saatine kadar sessiz saatler</translation>
    </message>
    <message>
        <source>paused: quiet hours</source>
        <translation>duraklatıldı: sessiz saatler</translation>
    </message>
    <message>
        <source>paused: metered network</source>
        <translation>duraklatıldı: tarifeli ağ</translation>
    </message>
    <message>
        <source>paused: low battery</source>
        <translation>duraklatıldı: pil zayıf</translation>
    </message>
    <message>
        <source>needs your attention</source>
        <translation>ilginizi bekliyor</translation>
    </message>
    <message>
        <source>paused by you</source>
        <translation>sizin tarafınızdan duraklatıldı</translation>
    </message>
    <message>
        <source>not connected, tries again at %1</source>
        <translation>bağlı değil, %1 saatinde yeniden dener</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>bağlı değil</translation>
    </message>
    <message>
        <source>push active</source>
        <translation>anında bildirim etkin</translation>
    </message>
    <message>
        <source>fetched only when you ask</source>
        <translation>yalnızca siz isteyince alınır</translation>
    </message>
    <message>
        <source>this server cannot push, next check %1</source>
        <translation>bu sunucu anında bildirmez, sonraki denetim %1</translation>
    </message>
    <message>
        <source>next check %1</source>
        <translation>sonraki denetim %1</translation>
    </message>
</context>
<context>
    <name>FilterText</name>
    <message>
        <source>From</source>
        <translation>Gönderen</translation>
    </message>
    <message>
        <source>To or Cc</source>
        <translation>Kime veya Bilgi</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>Header field</source>
        <translation>Üstbilgi alanı</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Metin</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>Yaş</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Ek</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Hesap</translation>
    </message>
    <message>
        <source>there is one</source>
        <translation>var</translation>
    </message>
    <message>
        <source>there is none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>contains</source>
        <translation>şunu içerir</translation>
    </message>
    <message>
        <source>does not contain</source>
        <translation>şunu içermez</translation>
    </message>
    <message>
        <source>is</source>
        <translation>şudur</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>şu değildir</translation>
    </message>
    <message>
        <source>begins with</source>
        <translation>şununla başlar</translation>
    </message>
    <message>
        <source>ends with</source>
        <translation>şununla biter</translation>
    </message>
    <message>
        <source>matches the pattern</source>
        <translation>şu kalıba uyar</translation>
    </message>
    <message>
        <source>is more than</source>
        <translation>şundan çok</translation>
    </message>
    <message>
        <source>is less than</source>
        <translation>şundan az</translation>
    </message>
    <message>
        <source>Move to</source>
        <translation>Şuraya taşı</translation>
    </message>
    <message>
        <source>Copy to</source>
        <translation>Şuraya kopyala</translation>
    </message>
    <message>
        <source>Tag with</source>
        <translation>Şu etiketi ver</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Okundu say</translation>
    </message>
    <message>
        <source>Give a star</source>
        <translation>Yıldız ver</translation>
    </message>
    <message>
        <source>Move to junk</source>
        <translation>İstenmeyenlere taşı</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Çöp kutusuna taşı</translation>
    </message>
    <message>
        <source>Ask no later filters</source>
        <translation>Sonraki filtreleri atla</translation>
    </message>
    <message>
        <source>A filter needs a condition, else it would take all mail.</source>
        <translation>Filtrenin bir koşulu olmalı, yoksa bütün postayı alır.</translation>
    </message>
    <message>
        <source>Type what this condition looks for.</source>
        <translation>Bu koşulun ne aradığını yazın.</translation>
    </message>
    <message>
        <source>Type the name of a header field, as List-Id.</source>
        <translation>Bir üstbilgi alanının adını yazın, örneğin List-Id.</translation>
    </message>
    <message>
        <source>This pattern cannot be understood. Are all brackets closed?</source>
        <translation>Bu kalıp anlaşılamadı. Bütün ayraçlar kapatıldı mı?</translation>
    </message>
    <message>
        <source>Choose what is done with the messages.</source>
        <translation>İletilerle ne yapılacağını seçin.</translation>
    </message>
    <message>
        <source>Choose the folder.</source>
        <translation>Klasörü seçin.</translation>
    </message>
    <message>
        <source>Choose the tag.</source>
        <translation>Etiketi seçin.</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n gün</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1”</source>
        <extracomment>what somebody has typed</extracomment>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>(folder deleted)</source>
        <translation>(silinmiş klasör)</translation>
    </message>
    <message>
        <source> or </source>
        <translation> veya </translation>
    </message>
    <message>
        <source> and </source>
        <translation> ve </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>condition</comment>
        <extracomment>&quot;Attachment there is one&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2 %3</source>
        <comment>condition</comment>
        <extracomment>&quot;Subject contains “x”&quot;: %1 the field, %2 how it is compared, %3 with what</extracomment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>action</comment>
        <extracomment>&quot;Move to Work&quot;: %1 is what is done, %2 the folder or the tag</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Gönderen kişi</translation>
    </message>
    <message>
        <source>is in the contacts</source>
        <translation>kişilerde kayıtlı</translation>
    </message>
    <message>
        <source>is not in the contacts</source>
        <translation>kişilerde kayıtlı değil</translation>
    </message>
    <message>
        <source>%1 kB</source>
        <extracomment>kilobytes</extracomment>
        <translation>%1 kB</translation>
    </message>
</context>
<context>
    <name>HelpPages</name>
    <message>
        <source>Keys</source>
        <translation>Tuşlar</translation>
    </message>
    <message>
        <source>These are in effect now. They are changed in Settings, Shortcuts.</source>
        <translation>Şu anda geçerli olanlar. Ayarlar, Kısayollar sayfasında değiştirilir.</translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message>
        <source>(leave out)</source>
        <translation>(alma)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad soyad</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Unvan</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Middle name</source>
        <translation>İkinci ad</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>Soyadı</translation>
    </message>
    <message>
        <source>Suffix</source>
        <translation>Son ek</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Takma ad</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
    <message>
        <source>Address: %1</source>
        <extracomment>%1 is &quot;Home&quot;, &quot;Work&quot; or &quot;Other&quot;</extracomment>
        <translation>Adres: %1</translation>
    </message>
    <message>
        <source>Kind of the next address</source>
        <translation>Sonraki adresin türü</translation>
    </message>
    <message>
        <source>Telephone: %1</source>
        <translation>Telefon: %1</translation>
    </message>
    <message>
        <source>Kind of the next number</source>
        <translation>Sonraki numaranın türü</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Doğum günü</translation>
    </message>
    <message>
        <source>Year of birth</source>
        <translation>Doğum yılı</translation>
    </message>
    <message>
        <source>Month of birth</source>
        <translation>Doğum ayı</translation>
    </message>
    <message>
        <source>Day of birth</source>
        <translation>Doğum gününün günü</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
</context>
<context>
    <name>Invitation</name>
    <message>
        <source>%1, %2</source>
        <extracomment>A day and a time</extracomment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, all day</source>
        <translation>%1, tüm gün</translation>
    </message>
    <message>
        <source>%1 – %2, all day</source>
        <extracomment>Two days</extracomment>
        <translation>%1 – %2, tüm gün</translation>
    </message>
    <message>
        <source>in the time zone “%1”, which is not known here</source>
        <translation>burada bilinmeyen “%1” saat diliminde</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <extracomment>%1 is a time, %2 a time zone such as America/New York</extracomment>
        <translation>%2 saatiyle %1</translation>
    </message>
    <message>
        <source>the first %1</source>
        <extracomment>%1 is a weekday, as in the next ones</extracomment>
        <translation>ilk %1</translation>
    </message>
    <message>
        <source>the second %1</source>
        <translation>ikinci %1</translation>
    </message>
    <message>
        <source>the third %1</source>
        <translation>üçüncü %1</translation>
    </message>
    <message>
        <source>the fourth %1</source>
        <translation>dördüncü %1</translation>
    </message>
    <message>
        <source>the fifth %1</source>
        <translation>beşinci %1</translation>
    </message>
    <message>
        <source>the last %1</source>
        <translation>son %1</translation>
    </message>
    <message>
        <source>every month on %1</source>
        <extracomment>%1: &quot;the second Monday&quot;</extracomment>
        <translation>her ayın %1 günü</translation>
    </message>
    <message numerus="yes">
        <source>every %n months on %1</source>
        <translation>
            <numerusform>%n ayda bir, ayın %1 günü</numerusform>
        </translation>
    </message>
    <message>
        <source>every month on day %1</source>
        <extracomment>%1 is a number</extracomment>
        <translation>her ayın %1. günü</translation>
    </message>
    <message numerus="yes">
        <source>every %n months on day %1</source>
        <translation>
            <numerusform>%n ayda bir, ayın %1. günü</numerusform>
        </translation>
    </message>
    <message>
        <source>every month</source>
        <translation>her ay</translation>
    </message>
    <message numerus="yes">
        <source>every %n months</source>
        <translation>
            <numerusform>%n ayda bir</numerusform>
        </translation>
    </message>
    <message>
        <source>every week</source>
        <translation>her hafta</translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks</source>
        <translation>
            <numerusform>%n haftada bir</numerusform>
        </translation>
    </message>
    <message>
        <source>every week on %1</source>
        <extracomment>%1: one or more weekdays</extracomment>
        <translation>her hafta %1 günü</translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks on %1</source>
        <translation>
            <numerusform>%n haftada bir %1 günü</numerusform>
        </translation>
    </message>
    <message>
        <source>every day</source>
        <translation>her gün</translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation>
            <numerusform>%n günde bir</numerusform>
        </translation>
    </message>
    <message>
        <source>every year</source>
        <translation>her yıl</translation>
    </message>
    <message numerus="yes">
        <source>every %n years</source>
        <translation>
            <numerusform>%n yılda bir</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer to an invitation</source>
        <translation>Davete yanıt</translation>
    </message>
    <message>
        <source>%1 has accepted</source>
        <extracomment>%1 is a person</extracomment>
        <translation>%1 kabul etti</translation>
    </message>
    <message>
        <source>%1 may come</source>
        <translation>%1 belki gelecek</translation>
    </message>
    <message>
        <source>%1 has declined</source>
        <translation>%1 geri çevirdi</translation>
    </message>
    <message>
        <source>%1 sends somebody else</source>
        <translation>%1 yerine başkasını gönderiyor</translation>
    </message>
    <message>
        <source>repeats</source>
        <translation>yineleniyor</translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n kez</numerusform>
        </translation>
    </message>
    <message>
        <source>Another time is proposed</source>
        <translation>Başka bir zaman öneriliyor</translation>
    </message>
    <message>
        <source>%1 proposes another time</source>
        <translation>%1 başka bir zaman öneriyor</translation>
    </message>
    <message>
        <source>The organiser keeps the time as it is</source>
        <translation>Düzenleyen zamanı değiştirmiyor</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>İptal edildi</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Etkinlik</translation>
    </message>
    <message>
        <source>Updated invitation</source>
        <translation>Güncellenmiş davet</translation>
    </message>
    <message>
        <source>Invitation</source>
        <translation>Davet</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>kabul etti</translation>
    </message>
    <message>
        <source>may come</source>
        <translation>belki gelecek</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>geri çevirdi</translation>
    </message>
    <message>
        <source>sends somebody else</source>
        <translation>başkasını gönderiyor</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>isteğe bağlı</translation>
    </message>
    <message>
        <source>You have accepted.</source>
        <translation>Kabul ettiniz.</translation>
    </message>
    <message>
        <source>You have said that you may come.</source>
        <translation>Belki geleceğinizi söylediniz.</translation>
    </message>
    <message>
        <source>You have declined.</source>
        <translation>Geri çevirdiniz.</translation>
    </message>
    <message>
        <source>You send somebody else.</source>
        <translation>Yerinize başkasını gönderiyorsunuz.</translation>
    </message>
    <message>
        <source>Accepted: %1</source>
        <extracomment>%1 is a person, %2 what it is about, %3 when that is; so are the next ones</extracomment>
        <translation>Kabul edildi: %1</translation>
    </message>
    <message>
        <source>%1 will come to “%2” (%3).</source>
        <translation>%1, “%2” etkinliğine gelecek (%3).</translation>
    </message>
    <message>
        <source>Tentative: %1</source>
        <translation>Belki: %1</translation>
    </message>
    <message>
        <source>%1 may come to “%2” (%3).</source>
        <translation>%1, “%2” etkinliğine belki gelecek (%3).</translation>
    </message>
    <message>
        <source>Declined: %1</source>
        <translation>Geri çevrildi: %1</translation>
    </message>
    <message>
        <source>%1 will not come to “%2” (%3).</source>
        <translation>%1, “%2” etkinliğine gelmeyecek (%3).</translation>
    </message>
    <message>
        <source>up to %1</source>
        <extracomment>%1 is the last day on which something that repeats may happen</extracomment>
        <translation>%1 gününe kadar</translation>
    </message>
    <message>
        <source>The organiser has noted that you come.</source>
        <translation>Düzenleyen, geleceğinizi not etmiş.</translation>
    </message>
    <message>
        <source>The organiser has noted that you may come.</source>
        <translation>Düzenleyen, belki geleceğinizi not etmiş.</translation>
    </message>
    <message>
        <source>The organiser has noted that you do not come.</source>
        <translation>Düzenleyen, gelmeyeceğinizi not etmiş.</translation>
    </message>
    <message>
        <source>The organiser has noted that you send somebody else.</source>
        <translation>Düzenleyen, yerinize başkasını göndereceğinizi not etmiş.</translation>
    </message>
</context>
<context>
    <name>LoopbackRedirect</name>
    <message>
        <source>Postacı has got your permission.</source>
        <translation>Postacı izninizi aldı.</translation>
    </message>
    <message>
        <source>Postacı did not get your permission.</source>
        <translation>Postacı'ya izin verilmedi.</translation>
    </message>
    <message>
        <source>You may close this window now and go back to Postacı.</source>
        <translation>Artık bu pencereyi kapatıp Postacı'ya dönebilirsiniz.</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Tag: %1</source>
        <translation>Etiket: %1</translation>
    </message>
    <message>
        <source>Settings: accounts</source>
        <translation>Ayarlar: hesaplar</translation>
    </message>
    <message>
        <source>Settings: keyboard shortcuts</source>
        <translation>Ayarlar: klavye kısayolları</translation>
    </message>
    <message>
        <source>Settings: accepted certificates</source>
        <translation>Ayarlar: kabul edilen sertifikalar</translation>
    </message>
    <message>
        <source>Settings: where passwords are kept</source>
        <translation>Ayarlar: parolaların saklandığı yer</translation>
    </message>
    <message>
        <source>Account settings: name and signature</source>
        <translation>Hesap ayarları: ad ve imza</translation>
    </message>
    <message>
        <source>Account settings: servers and password</source>
        <translation>Hesap ayarları: sunucular ve parola</translation>
    </message>
    <message>
        <source>Account settings: settings card</source>
        <translation>Hesap ayarları: ayar kartı</translation>
    </message>
    <message>
        <source>Account settings: connection log</source>
        <translation>Hesap ayarları: bağlantı günlüğü</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>Şu kişiye yaz: %1</translation>
    </message>
    <message>
        <source>Settings: filters for new mail</source>
        <translation>Ayarlar: yeni posta için filtreler</translation>
    </message>
    <message>
        <source>Settings: privacy and remote images</source>
        <translation>Ayarlar: gizlilik ve uzak resimler</translation>
    </message>
    <message>
        <source>Settings: junk mail</source>
        <translation>Ayarlar: istenmeyen posta</translation>
    </message>
    <message>
        <source>Settings: replies, quotes and signatures</source>
        <translation>Ayarlar: yanıtlar, alıntılar ve imzalar</translation>
    </message>
    <message>
        <source>Account settings: identities</source>
        <translation>Hesap ayarları: kimlikler</translation>
    </message>
    <message>
        <source>Write with the template “%1”</source>
        <translation>“%1” şablonuyla yaz</translation>
    </message>
    <message>
        <source>Settings: lists, conversations and reading</source>
        <translation>Ayarlar: listeler, yazışmalar ve okuma</translation>
    </message>
    <message>
        <source>Settings: sending and delivery reports</source>
        <translation>Ayarlar: gönderme ve teslim raporları</translation>
    </message>
    <message>
        <source>Settings: storage, backup and repair</source>
        <translation>Ayarlar: depolama, yedekleme ve onarım</translation>
    </message>
    <message>
        <source>Account settings: when mail is fetched</source>
        <translation>Hesap ayarları: posta ne zaman alınır</translation>
    </message>
    <message>
        <source>Settings: language, colours, start and mail links</source>
        <translation>Ayarlar: dil, renkler, başlangıç ve e-posta bağlantıları</translation>
    </message>
    <message>
        <source>Settings: notifications, quiet hours and tray</source>
        <translation>Ayarlar: bildirimler, sessiz saatler ve sistem tepsisi</translation>
    </message>
    <message>
        <source>In the settings of the account %1</source>
        <translation>%1 hesabının ayarlarında</translation>
    </message>
</context>
<context>
    <name>PrintedHeader</name>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Gönderen</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kime</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Bilgi</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tarih</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Ekler</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>A file and its size</extracomment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ProfileSentence</name>
    <message>
        <source>The mail on this computer is damaged, so no backup was made.</source>
        <translation>Bu bilgisayardaki postalar hasarlı, bu yüzden yedek alınmadı.</translation>
    </message>
    <message>
        <source>Use “Check and repair” first.</source>
        <translation>Önce “Denetle ve onar”ı kullanın.</translation>
    </message>
    <message>
        <source>The mail on this computer cannot be read.</source>
        <translation>Bu bilgisayardaki postalar okunamıyor.</translation>
    </message>
    <message>
        <source>Check that the disk is there and that you may read it.</source>
        <translation>Diskin yerinde olduğunu ve okuma izniniz bulunduğunu denetleyin.</translation>
    </message>
    <message>
        <source>The backup cannot be written there.</source>
        <translation>Yedek oraya yazılamıyor.</translation>
    </message>
    <message>
        <source>Choose another place, outside the folder of the mail itself.</source>
        <translation>Postaların kendi klasörü dışında başka bir yer seçin.</translation>
    </message>
    <message>
        <source>There is not enough room for the backup there.</source>
        <translation>Orada yedek için yeterli yer yok.</translation>
    </message>
    <message>
        <source>Make some room, or choose another disk.</source>
        <translation>Yer açın ya da başka bir disk seçin.</translation>
    </message>
    <message>
        <source>This backup is damaged, so nothing was restored.</source>
        <translation>Bu yedek hasarlı, bu yüzden hiçbir şey geri yüklenmedi.</translation>
    </message>
    <message>
        <source>Try an older one, or another copy of it.</source>
        <translation>Daha eski bir yedeği ya da bu yedeğin başka bir kopyasını deneyin.</translation>
    </message>
    <message>
        <source>This file is not a backup of Postacı.</source>
        <translation>Bu dosya bir Postacı yedeği değil.</translation>
    </message>
    <message>
        <source>Choose a file that was made with “Back up”.</source>
        <translation>“Yedekle” ile oluşturulmuş bir dosya seçin.</translation>
    </message>
    <message>
        <source>This backup was made by a newer Postacı.</source>
        <translation>Bu yedek daha yeni bir Postacı ile alınmış.</translation>
    </message>
    <message>
        <source>Install that version or a later one, then restore it.</source>
        <translation>O sürümü ya da daha yenisini kurup yeniden geri yükleyin.</translation>
    </message>
    <message>
        <source>Postacı is using this mail, so nothing was restored.</source>
        <translation>Postacı bu postaları kullanıyor, bu yüzden hiçbir şey geri yüklenmedi.</translation>
    </message>
    <message>
        <source>Close it, then try again.</source>
        <translation>Onu kapatıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk to restore this backup.</source>
        <translation>Diskte bu yedeği geri yüklemeye yetecek yer yok.</translation>
    </message>
    <message>
        <source>What is there now stays beside it, so both need room.</source>
        <translation>Şimdiki postalar yanında saklandığından ikisi için de yer gerekir.</translation>
    </message>
    <message>
        <source>Another Postacı is using this mail.</source>
        <translation>Bu postaları başka bir Postacı kullanıyor.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk for a repair.</source>
        <translation>Diskte onarıma yetecek yer yok.</translation>
    </message>
    <message>
        <source>Make some room: the damaged file is kept beside the repaired one.</source>
        <translation>Yer açın: hasarlı dosya, onarılanın yanında saklanır.</translation>
    </message>
    <message>
        <source>The damaged mail could not be repaired.</source>
        <translation>Hasarlı postalar onarılamadı.</translation>
    </message>
    <message>
        <source>It was left as it is. Restore a backup if you have one.</source>
        <translation>Olduğu gibi bırakıldı. Yedeğiniz varsa onu geri yükleyin.</translation>
    </message>
    <message>
        <source>Cancelled; nothing was changed.</source>
        <translation>İptal edildi; hiçbir şey değişmedi.</translation>
    </message>
    <message>
        <source>Recovered</source>
        <translation>Kurtarılanlar</translation>
    </message>
    <message>
        <source>[A part of this message could not be read.]</source>
        <translation>[Bu iletinin bir bölümü okunamadı.]</translation>
    </message>
    <message>
        <source>Stopped. What was not removed yet is still there.</source>
        <translation>Durduruldu. Henüz silinmemiş olanlar duruyor.</translation>
    </message>
    <message>
        <source>This cannot be removed: some of it may not be written by you.</source>
        <translation>Bu silinemiyor: bir bölümüne yazma izniniz yok.</translation>
    </message>
    <message>
        <source>What could not be removed is still there.</source>
        <translation>Silinemeyenler duruyor.</translation>
    </message>
    <message>
        <source>This is no longer there.</source>
        <translation>Bu artık yok.</translation>
    </message>
</context>
<context>
    <name>ProfileStart</name>
    <message>
        <source>Postacı</source>
        <translation>Postacı</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>Yedek geri yüklendi.</translation>
    </message>
    <message>
        <source>What was here before is kept in %1</source>
        <translation>Önceki postalar ve ayarlar şurada duruyor: %1</translation>
    </message>
    <message>
        <source>The mail on this computer was damaged when Postacı was ended from outside. It is repaired at the next start: all that can be read is saved.</source>
        <translation>Postacı dışarıdan sonlandırıldığında bu bilgisayardaki postalar hasar gördü. Sonraki açılışta onarılacak: okunabilen her şey kurtarılır.</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Sonra</translation>
    </message>
    <message>
        <source>The file with your mail is gone.</source>
        <translation>Postalarınızın bulunduğu dosya yok.</translation>
    </message>
    <message>
        <source>Postacı starts without it. If you have a backup, restore it in the settings, under “Storage”. Mail on the server is not affected. The file was %1</source>
        <translation>Postacı onsuz açılıyor. Yedeğiniz varsa ayarlardaki “Depolama” sayfasından geri yükleyin. Sunucudaki postalar etkilenmez. Dosyanın yeri: %1</translation>
    </message>
    <message>
        <source>Settings that were damaged; what could be read of them is used: %1.</source>
        <translation>Hasar görmüş ayarlar; okunabilenler kullanılıyor: %1.</translation>
    </message>
    <message>
        <source>Files where a folder stood, or the other way round: %1.</source>
        <translation>Yerinde klasör bulunan dosyalar ya da yerinde dosya bulunan klasörler: %1.</translation>
    </message>
    <message>
        <source>Files that could not be written and now can: %1.</source>
        <translation>Yazılamayan, artık yazılabilen dosyalar: %1.</translation>
    </message>
    <message>
        <source>What was there is kept in %1</source>
        <translation>Eskisi şurada saklanıyor: %1</translation>
    </message>
    <message>
        <source>Some files of Postacı were not as they should be.</source>
        <translation>Postacı'nın bazı dosyaları olması gerektiği gibi değildi.</translation>
    </message>
    <message>
        <source>The repair of your mail cannot be brought to its end.</source>
        <translation>Postanızın onarımı tamamlanamıyor.</translation>
    </message>
    <message>
        <source>The backup cannot be restored to its end.</source>
        <translation>Yedeğin geri yüklenmesi tamamlanamıyor.</translation>
    </message>
    <message>
        <source>Nothing is lost, but Postacı cannot start like this. Check that the disk is not full and that no other program uses the files in this folder, then start Postacı again: %1</source>
        <translation>Hiçbir şey kaybolmadı, ama Postacı bu hâliyle açılamaz. Diskin dolu olmadığını ve bu klasördeki dosyaları başka bir programın kullanmadığını denetleyin, sonra Postacı'yı yeniden başlatın: %1</translation>
    </message>
    <message>
        <source>Restart Postacı</source>
        <translation>Postacı'yı yeniden başlat</translation>
    </message>
</context>
<context>
    <name>Program</name>
    <message>
        <source>Reads and writes mail.</source>
        <translation>E-posta okur ve yazar.</translation>
    </message>
    <message>
        <source>Keep everything in this directory.</source>
        <translation>Her şey bu dizinde tutulur.</translation>
    </message>
    <message>
        <source>DIR</source>
        <translation>DİZİN</translation>
    </message>
    <message>
        <source>Add the mail providers of this file.</source>
        <translation>Bu dosyadaki posta sağlayıcılarını ekler.</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>DOSYA</translation>
    </message>
    <message>
        <source>Trust these authorities too, for servers on this computer only.</source>
        <translation>Yalnızca bu bilgisayardaki sunucular için bu yetkililere de güvenilir.</translation>
    </message>
    <message>
        <source>Save what the window shows as a picture and quit.</source>
        <translation>Pencerede görüneni resim olarak kaydeder ve çıkar.</translation>
    </message>
    <message>
        <source>tr or en, for this run.</source>
        <translation>bu çalıştırma için tr ya da en.</translation>
    </message>
    <message>
        <source>CODE</source>
        <translation>KOD</translation>
    </message>
    <message>
        <source>system, light or dark, for this run.</source>
        <translation>bu çalıştırma için system, light ya da dark.</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>AD</translation>
    </message>
    <message>
        <source>Write a message; to the address, or as the mailto: link says, that may follow.</source>
        <translation>İleti yazar; ardından bir adres ya da mailto: bağlantısı verilebilir.</translation>
    </message>
    <message>
        <source>Only one message can be opened at a time.</source>
        <translation>Aynı anda yalnızca bir ileti açılabilir.</translation>
    </message>
    <message>
        <source>--language takes tr or en.</source>
        <translation>--language tr ya da en olabilir.</translation>
    </message>
    <message>
        <source>--color-scheme takes system, light or dark.</source>
        <translation>--color-scheme system, light ya da dark olabilir.</translation>
    </message>
    <message>
        <source>Postacı</source>
        <translation>Postacı</translation>
    </message>
    <message>
        <source>The picture could not be saved.</source>
        <translation>Resim kaydedilemedi.</translation>
    </message>
    <message>
        <source>Look for new mail.</source>
        <translation>Yeni posta var mı diye bak.</translation>
    </message>
    <message>
        <source>Show no window, only the icon in the tray.</source>
        <translation>Pencere gösterme, yalnızca sistem tepsisindeki simge.</translation>
    </message>
    <message>
        <source>Postacı runs already, but it does not answer.</source>
        <translation>Postacı zaten çalışıyor ama yanıt vermiyor.</translation>
    </message>
    <message>
        <source>Wait a moment and try again. If it stays so, end it by the system's list of running programs; no text is lost by that.</source>
        <translation>Biraz bekleyip yeniden deneyin. Böyle kalırsa onu sistemin çalışan programlar listesinden sonlandırın; bununla hiçbir yazı kaybolmaz.</translation>
    </message>
    <message>
        <source>The mail is in use by another program, probably by postaci-cli.</source>
        <translation>Postayı başka bir program kullanıyor, büyük olasılıkla postaci-cli.</translation>
    </message>
    <message>
        <source>Wait until that has done its work, then start Postacı again.</source>
        <translation>İşini bitirmesini bekleyin, sonra Postacı'yı yeniden başlatın.</translation>
    </message>
    <message>
        <source>Show this message in a window of its own. Of a FILE.mbox: take its messages over.</source>
        <translation>Bu iletiyi kendi penceresinde gösterir. DOSYA.mbox ise içindeki iletileri alır.</translation>
    </message>
    <message>
        <source>Postacı is still ending: it sends what was written last.</source>
        <translation>Postacı daha kapanıyor: en son yazılanları gönderiyor.</translation>
    </message>
    <message>
        <source>Wait until that is done, then start it again.</source>
        <translation>Bitmesini bekleyin, sonra yeniden başlatın.</translation>
    </message>
    <message>
        <source>Postacı could not be started again. Start it as you always do.</source>
        <translation>Postacı yeniden başlatılamadı. Onu her zamanki gibi başlatın.</translation>
    </message>
</context>
<context>
    <name>ProviderNotes</name>
    <message>
        <source>%1 wants an app password here: one that it makes for this program only. Your usual password will be refused.</source>
        <translation>%1 burada uygulama parolası ister: yalnızca bu program için oluşturulan bir parola. Her zamanki parolanız kabul edilmez.</translation>
    </message>
    <message>
        <source>Access by mail programs (IMAP) has to be switched on in the settings of %1 first.</source>
        <translation>Önce %1 ayarlarından posta programlarıyla erişimin (IMAP) açılması gerekir.</translation>
    </message>
    <message>
        <source>%1 needs its program Bridge running on this computer. Use the password that Bridge shows.</source>
        <translation>%1 için bu bilgisayarda Bridge programının çalışması gerekir. Bridge'in gösterdiği parolayı kullanın.</translation>
    </message>
    <message>
        <source>%1 opens its mailboxes only to its own apps. No other mail program can read them.</source>
        <translation>%1 posta kutularını yalnızca kendi uygulamalarına açar. Başka hiçbir posta programı okuyamaz.</translation>
    </message>
    <message>
        <source>%1 lets programs in only after a sign-in in the browser. A password will probably be refused.</source>
        <translation>%1 programlara yalnızca tarayıcıda oturum açıldıktan sonra izin verir. Parola büyük olasılıkla kabul edilmez.</translation>
    </message>
</context>
<context>
    <name>QCommandLineParser</name>
    <message>
        <source>Arguments:</source>
        <translation>Bağımsız değişkenler:</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Ins</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>PgUp</source>
        <translation>Page Up</translation>
    </message>
    <message>
        <source>PgDown</source>
        <translation>Page Down</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Sol</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Sağ</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>Backspace</translation>
    </message>
</context>
<context>
    <name>QuotaWords</name>
    <message>
        <source>%1 of %2 messages</source>
        <extracomment>messages used, messages allowed</extracomment>
        <translation>%1 / %2 ileti</translation>
    </message>
    <message>
        <source>%1 of %2 (%3 %)</source>
        <extracomment>sizes, as &quot;1.2 GB of 5 GB (24 %)&quot;</extracomment>
        <translation>%1 / %2 (%%3)</translation>
    </message>
</context>
<context>
    <name>RejectionSentence</name>
    <message>
        <source>The mark on “%1” could not be changed.</source>
        <translation>“%1” iletisinin işareti değiştirilemedi.</translation>
    </message>
    <message>
        <source>“%1” could not be moved to %2 and is back in its place.</source>
        <extracomment>%1 is a subject, %2 a folder</extracomment>
        <translation>“%1” iletisi şuraya taşınamadı: %2. İleti eski yerine kondu.</translation>
    </message>
    <message>
        <source>“%1” could not be copied to %2.</source>
        <translation>“%1” iletisi şuraya kopyalanamadı: %2.</translation>
    </message>
    <message>
        <source>“%1” could not be deleted and is back in its place.</source>
        <translation>“%1” iletisi silinemedi ve eski yerine kondu.</translation>
    </message>
    <message>
        <source>“%1” could not be put into %2.</source>
        <translation>“%1” iletisi şuraya konamadı: %2.</translation>
    </message>
    <message>
        <source>The folder %1 could not be created.</source>
        <translation>%1 klasörü oluşturulamadı.</translation>
    </message>
    <message>
        <source>The folder %1 could not be renamed to %2.</source>
        <translation>%1 klasörüne %2 adı verilemedi.</translation>
    </message>
    <message>
        <source>The folder %1 could not be deleted.</source>
        <translation>%1 klasörü silinemedi.</translation>
    </message>
    <message>
        <source>Whether the folder %1 is subscribed could not be changed.</source>
        <translation>%1 klasörünün aboneliği değiştirilemedi.</translation>
    </message>
    <message>
        <source>A change could not be made, so it was taken back.</source>
        <translation>Bir değişiklik yapılamadı, bu yüzden geri alındı.</translation>
    </message>
    <message numerus="yes">
        <source>The marks on %n message(s) could not be changed.</source>
        <translation>
            <numerusform>%n iletinin işareti değiştirilemedi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be moved to %1 and are back in their place.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n ileti şuraya taşınamadı: %1. İletiler eski yerlerine kondu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be copied to %1.</source>
        <translation>
            <numerusform>%n ileti şuraya kopyalanamadı: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) could not be deleted and are back in their place.</source>
        <translation>
            <numerusform>%n ileti silinemedi ve eski yerlerine kondu.</numerusform>
        </translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message>
        <source>a folder that is gone</source>
        <translation>artık olmayan bir klasör</translation>
    </message>
    <message>
        <source>The draft “%1” could not be put on the server. It is kept on this computer.</source>
        <translation>“%1” taslağı sunucuya konamadı. Bu bilgisayarda saklanıyor.</translation>
    </message>
    <message>
        <source>The server's copy of the draft “%1” was changed or deleted elsewhere. The text on this computer is kept.</source>
        <translation>“%1” taslağının sunucudaki kopyası başka bir yerde değiştirilmiş ya da silinmiş. Bu bilgisayardaki metin saklanıyor.</translation>
    </message>
</context>
<context>
    <name>ReplyExplainer</name>
    <message>
        <source>Your provider did not accept the user name or the password.</source>
        <translation>Sağlayıcınız kullanıcı adını ya da parolayı kabul etmedi.</translation>
    </message>
    <message>
        <source>Type the password again, and check that the user name is the one your provider gave you; mostly it is your whole address.</source>
        <translation>Parolayı yeniden yazın. Kullanıcı adı da sağlayıcınızın verdiği ad olmalı; çoğu zaman bu, e-posta adresinizin tamamıdır.</translation>
    </message>
    <message>
        <source>Your provider speaks of a passing fault, but mostly this means that the user name or the password is wrong.</source>
        <translation>Sağlayıcınız geçici bir hata olduğunu söylüyor, ama bu çoğu zaman kullanıcı adının ya da parolanın yanlış olduğu anlamına gelir.</translation>
    </message>
    <message>
        <source>Type the password again. If you are sure of it, wait a few minutes and try once more.</source>
        <translation>Parolayı yeniden yazın. Doğru olduğundan eminseniz birkaç dakika bekleyip bir kez daha deneyin.</translation>
    </message>
    <message>
        <source>Your password has run out at your provider.</source>
        <translation>Parolanızın süresi sağlayıcınızda dolmuş.</translation>
    </message>
    <message>
        <source>Choose a new password on your provider's website, then enter it in the account's settings.</source>
        <translation>Sağlayıcınızın sitesinde yeni bir parola belirleyin, sonra onu hesap ayarlarına girin.</translation>
    </message>
    <message>
        <source>The password is right, but this user may not open this mailbox.</source>
        <translation>Parola doğru, ama bu kullanıcının bu posta kutusunu açma izni yok.</translation>
    </message>
    <message>
        <source>Check the user name in the account's settings. For a shared mailbox, ask whoever looks after it for access.</source>
        <translation>Hesap ayarlarındaki kullanıcı adını denetleyin. Ortak bir posta kutusuysa ondan sorumlu kişiden izin isteyin.</translation>
    </message>
    <message>
        <source>Your provider wants you to sign in before you send.</source>
        <translation>Sağlayıcınız göndermeden önce oturum açmanızı istiyor.</translation>
    </message>
    <message>
        <source>Enter your user name and password for the outgoing server in the account's settings.</source>
        <translation>Hesap ayarlarında giden posta sunucusu için kullanıcı adınızı ve parolanızı girin.</translation>
    </message>
    <message>
        <source>Your provider does not accept this way of signing in.</source>
        <translation>Sağlayıcınız bu oturum açma yolunu kabul etmiyor.</translation>
    </message>
    <message>
        <source>Check in your provider's instructions how mail programs sign in. Some want an app password or signing in through the browser.</source>
        <translation>Posta programlarının nasıl oturum açtığına sağlayıcınızın yardım sayfalarından bakın. Bazıları uygulama parolası ya da tarayıcıdan oturum açmayı ister.</translation>
    </message>
    <message>
        <source>Your provider does not accept your usual password in mail programs.</source>
        <translation>Sağlayıcınız posta programlarında her zamanki parolanızı kabul etmiyor.</translation>
    </message>
    <message>
        <source>Make an app password on your provider's website and enter it here in place of the usual one.</source>
        <translation>Sağlayıcınızın sitesinde bir uygulama parolası oluşturun ve buraya her zamanki parolanızın yerine onu girin.</translation>
    </message>
    <message>
        <source>Google does not accept your usual password in mail programs.</source>
        <translation>Google, posta programlarında her zamanki parolanızı kabul etmiyor.</translation>
    </message>
    <message>
        <source>Make an app password at myaccount.google.com/apppasswords and enter it here. For that, two-step verification has to be switched on.</source>
        <translation>myaccount.google.com/apppasswords adresinde bir uygulama parolası oluşturup buraya girin. Bunun için iki adımlı doğrulama açık olmalıdır.</translation>
    </message>
    <message>
        <source>Apple does not accept your usual password in mail programs.</source>
        <translation>Apple, posta programlarında her zamanki parolanızı kabul etmiyor.</translation>
    </message>
    <message>
        <source>Make an app-specific password at account.apple.com under “Sign-In and Security” and enter it here.</source>
        <translation>account.apple.com adresindeki “Giriş ve Güvenlik” bölümünde uygulamaya özel bir parola oluşturup buraya girin.</translation>
    </message>
    <message>
        <source>Yahoo does not accept your usual password in mail programs.</source>
        <translation>Yahoo, posta programlarında her zamanki parolanızı kabul etmiyor.</translation>
    </message>
    <message>
        <source>Make an app password in your Yahoo account under “Security” and enter it here.</source>
        <translation>Yahoo hesabınızın “Güvenlik” bölümünde bir uygulama parolası oluşturup buraya girin.</translation>
    </message>
    <message>
        <source>Yandex wants an app password here, or mail programs are not allowed yet.</source>
        <translation>Yandex burada uygulama parolası istiyor ya da posta programlarına henüz izin verilmemiş.</translation>
    </message>
    <message>
        <source>In Yandex Mail's settings, allow access for mail programs. Then make an app password at id.yandex.com and enter it here.</source>
        <translation>Yandex Posta'nın ayarlarında posta programlarına izin verin. Sonra id.yandex.com adresinde bir uygulama parolası oluşturup buraya girin.</translation>
    </message>
    <message>
        <source>Mail.ru wants a password of its own for mail programs.</source>
        <translation>Mail.ru, posta programları için ayrı bir parola istiyor.</translation>
    </message>
    <message>
        <source>Make one in your Mail.ru account under “Security”, “Passwords for external apps”, and enter it here.</source>
        <translation>Mail.ru hesabınızın güvenlik bölümünde dış uygulamalar için bir parola oluşturup buraya girin.</translation>
    </message>
    <message>
        <source>Your provider does not accept passwords from mail programs, only signing in through the browser.</source>
        <translation>Sağlayıcınız posta programlarından parola kabul etmiyor, yalnızca tarayıcıdan oturum açmaya izin veriyor.</translation>
    </message>
    <message>
        <source>Choose signing in through the browser in the account's settings. In a company or school, its administrator may have to allow it.</source>
        <translation>Hesap ayarlarında tarayıcıdan oturum açmayı seçin. Şirket ya da okul hesabıysa yöneticinin buna izin vermesi gerekebilir.</translation>
    </message>
    <message>
        <source>Your sign-in through the browser no longer holds.</source>
        <translation>Tarayıcıdan açtığınız oturum artık geçerli değil.</translation>
    </message>
    <message>
        <source>Sign in through the browser again. This is usual after a change of password.</source>
        <translation>Tarayıcıdan yeniden oturum açın. Parola değiştirildikten sonra bu olağandır.</translation>
    </message>
    <message>
        <source>Sending with mail programs is switched off for your account.</source>
        <translation>Hesabınızda posta programlarıyla gönderme kapalı.</translation>
    </message>
    <message>
        <source>Ask whoever looks after your company's or school's mail to switch on “authenticated SMTP” for your mailbox.</source>
        <translation>Şirketinizin ya da okulunuzun posta yöneticisinden, posta kutunuz için “kimliği doğrulanmış SMTP”yi açmasını isteyin.</translation>
    </message>
    <message>
        <source>Access for mail programs is switched off for your mailbox.</source>
        <translation>Posta kutunuzda posta programlarıyla erişim kapalı.</translation>
    </message>
    <message>
        <source>Switch on IMAP or POP in the settings of your mailbox on your provider's website, then try again.</source>
        <translation>Sağlayıcınızın sitesinde, posta kutunuzun ayarlarından IMAP'i ya da POP'u açıp yeniden deneyin.</translation>
    </message>
    <message>
        <source>Your account is switched off at your provider.</source>
        <translation>Hesabınız sağlayıcınızda kapatılmış.</translation>
    </message>
    <message>
        <source>Sign in on your provider's website to see why, or ask its support.</source>
        <translation>Nedenini görmek için sağlayıcınızın sitesinde oturum açın ya da destek birimine sorun.</translation>
    </message>
    <message>
        <source>Your provider has locked your account for the time being.</source>
        <translation>Sağlayıcınız hesabınızı şimdilik kilitlemiş.</translation>
    </message>
    <message>
        <source>Sign in on your provider's website and follow what it says there. Do not try the password again and again.</source>
        <translation>Sağlayıcınızın sitesinde oturum açıp orada yazanları izleyin. Parolayı art arda denemeyin.</translation>
    </message>
    <message>
        <source>Your provider holds this sign-in back until you confirm that it is you.</source>
        <translation>Sağlayıcınız, siz olduğunuzu onaylayana kadar bu oturumu açmıyor.</translation>
    </message>
    <message>
        <source>Sign in on your provider's website with your browser and confirm it there, then try again here.</source>
        <translation>Tarayıcınızla sağlayıcınızın sitesinde oturum açıp orada onaylayın, sonra burada yeniden deneyin.</translation>
    </message>
    <message>
        <source>Your provider no longer lets your account send, because too much of its mail was taken for junk.</source>
        <translation>Çok sayıda iletisi istenmeyen posta sayıldığı için sağlayıcınız hesabınızın gönderme iznini kaldırmış.</translation>
    </message>
    <message>
        <source>Change your password, since somebody else may be using the account. Then ask your provider to let it send again.</source>
        <translation>Hesabı başka biri kullanıyor olabilir, parolanızı değiştirin. Sonra sağlayıcınızdan göndermeyi yeniden açmasını isteyin.</translation>
    </message>
    <message>
        <source>There were too many sign-ins in a short time.</source>
        <translation>Kısa sürede çok fazla oturum açma denemesi yapıldı.</translation>
    </message>
    <message>
        <source>Wait ten minutes, then try again. A phone or another program with an old password can be the cause.</source>
        <translation>On dakika bekleyip yeniden deneyin. Eski parolayla deneyen bir telefon ya da başka bir program neden olabilir.</translation>
    </message>
    <message>
        <source>Your provider only accepts encrypted connections here.</source>
        <translation>Sağlayıcınız burada yalnızca şifreli bağlantıları kabul ediyor.</translation>
    </message>
    <message>
        <source>Choose TLS or STARTTLS as encryption in the account's settings.</source>
        <translation>Hesap ayarlarında şifreleme olarak TLS ya da STARTTLS seçin.</translation>
    </message>
    <message>
        <source>The recipient's provider only takes mail over an encrypted connection.</source>
        <translation>Alıcının sağlayıcısı postayı yalnızca şifreli bağlantıyla kabul ediyor.</translation>
    </message>
    <message>
        <source>Ask your provider to send to this domain with encryption. There is nothing to change in Postacı.</source>
        <translation>Sağlayıcınızdan bu adrese şifreli göndermesini isteyin. Postacı'da değiştirilecek bir şey yok.</translation>
    </message>
    <message>
        <source>Your provider does not let you send from this address.</source>
        <translation>Sağlayıcınız bu adresten göndermenize izin vermiyor.</translation>
    </message>
    <message>
        <source>Choose the address that belongs to this account as sender, or ask your provider to allow the other one.</source>
        <translation>Gönderen olarak bu hesaba ait adresi seçin ya da sağlayıcınızdan öteki adrese izin vermesini isteyin.</translation>
    </message>
    <message>
        <source>The sender's address is not written as an address.</source>
        <translation>Gönderen adresi geçerli bir adres gibi yazılmamış.</translation>
    </message>
    <message>
        <source>Correct it in the account's settings; an address looks like name@example.com.</source>
        <translation>Hesap ayarlarında düzeltin. Adres ad@example.com gibi olmalıdır.</translation>
    </message>
    <message>
        <source>The part behind the @ of the sender's address was not found on the internet.</source>
        <translation>Gönderen adresinin @ işaretinden sonraki bölümü internette bulunamadı.</translation>
    </message>
    <message>
        <source>Check your own address for typing mistakes in the account's settings. If it is right, tell whoever looks after that domain.</source>
        <translation>Hesap ayarlarında kendi adresinizi yazım yanlışı için denetleyin. Doğruysa bu alan adından sorumlu kişiye bildirin.</translation>
    </message>
    <message>
        <source>There is no mailbox with the recipient's address.</source>
        <translation>Alıcının adresinde bir posta kutusu yok.</translation>
    </message>
    <message>
        <source>Check the address for typing mistakes. If it is right, ask the recipient for the new one.</source>
        <translation>Adresi yazım yanlışı için denetleyin. Doğru görünüyorsa alıcıya yeni adresini sorun.</translation>
    </message>
    <message>
        <source>The recipient has another address now.</source>
        <translation>Alıcının artık başka bir adresi var.</translation>
    </message>
    <message>
        <source>More than one mailbox fits the recipient's address.</source>
        <translation>Alıcının adresi birden fazla posta kutusuna uyuyor.</translation>
    </message>
    <message>
        <source>Ask the recipient for the exact address.</source>
        <translation>Alıcıdan tam adresini isteyin.</translation>
    </message>
    <message>
        <source>The recipient's address is not written as an address.</source>
        <translation>Alıcının adresi geçerli bir adres gibi yazılmamış.</translation>
    </message>
    <message>
        <source>Correct it; an address looks like name@example.com, without spaces.</source>
        <translation>Düzeltin. Adres, boşluk olmadan ad@example.com gibi olmalıdır.</translation>
    </message>
    <message>
        <source>The recipient's mailbox is full.</source>
        <translation>Alıcının posta kutusu dolu.</translation>
    </message>
    <message>
        <source>Tell the recipient in another way and send again later. It will arrive once there is room.</source>
        <translation>Alıcıya başka bir yoldan haber verin ve daha sonra yeniden gönderin. Yer açılınca ulaşır.</translation>
    </message>
    <message>
        <source>The recipient's mailbox has been closed.</source>
        <translation>Alıcının posta kutusu kapatılmış.</translation>
    </message>
    <message>
        <source>Ask the recipient for another address.</source>
        <translation>Alıcıya başka bir adresini sorun.</translation>
    </message>
    <message>
        <source>The recipient only takes mail from certain senders.</source>
        <translation>Alıcı yalnızca belirli gönderenlerden posta kabul ediyor.</translation>
    </message>
    <message>
        <source>Ask the recipient, or whoever looks after that group, to let your address through.</source>
        <translation>Alıcıdan ya da o gruptan sorumlu kişiden adresinize izin vermesini isteyin.</translation>
    </message>
    <message>
        <source>The part behind the @ of the recipient's address was not found on the internet.</source>
        <translation>Alıcı adresinin @ işaretinden sonraki bölümü internette bulunamadı.</translation>
    </message>
    <message>
        <source>Check the address for typing mistakes, mainly behind the @.</source>
        <translation>Adresi, özellikle @ işaretinden sonrasını, yazım yanlışı için denetleyin.</translation>
    </message>
    <message>
        <source>Nobody can get mail at the recipient's domain.</source>
        <translation>Alıcının alan adında posta alınmıyor.</translation>
    </message>
    <message>
        <source>Check the part of the address behind the @. If it is right, ask the recipient for another address.</source>
        <translation>Adresin @ işaretinden sonrasını denetleyin. Doğruysa alıcıya başka bir adresini sorun.</translation>
    </message>
    <message>
        <source>Your mailbox is full.</source>
        <translation>Posta kutunuz dolu.</translation>
    </message>
    <message>
        <source>Delete what you no longer need and empty the Trash, or ask your provider for more room.</source>
        <translation>Gerek duymadığınız iletileri silip çöp kutusunu boşaltın ya da sağlayıcınızdan daha fazla yer isteyin.</translation>
    </message>
    <message>
        <source>The message is too large.</source>
        <translation>İleti çok büyük.</translation>
    </message>
    <message>
        <source>Spread the attachments over several messages, or send a link to them.</source>
        <translation>Ekleri birkaç iletiye bölün ya da bağlantı olarak gönderin.</translation>
    </message>
    <message>
        <source>The message goes to more recipients than are allowed at once.</source>
        <translation>İleti, bir defada izin verilenden fazla alıcıya gidiyor.</translation>
    </message>
    <message>
        <source>Send it in several parts to fewer recipients each.</source>
        <translation>Her seferinde daha az alıcıyla, birkaç defada gönderin.</translation>
    </message>
    <message>
        <source>You have sent more mail than your provider allows in this time.</source>
        <translation>Sağlayıcınızın bu süre için izin verdiğinden fazla posta gönderdiniz.</translation>
    </message>
    <message>
        <source>Wait a few hours, at most a day, then send again. If it was not you, change your password.</source>
        <translation>Birkaç saat, en çok bir gün bekleyip yeniden gönderin. Gönderen siz değilseniz parolanızı değiştirin.</translation>
    </message>
    <message>
        <source>The recipient is getting too much mail right now.</source>
        <translation>Alıcıya şu anda çok fazla posta geliyor.</translation>
    </message>
    <message>
        <source>Send again later. If it is urgent, reach the recipient in another way.</source>
        <translation>Daha sonra yeniden gönderin. Acilse alıcıya başka bir yoldan ulaşın.</translation>
    </message>
    <message>
        <source>The recipient's provider is taking mail from your provider's server only slowly right now.</source>
        <translation>Alıcının sağlayıcısı şu anda sağlayıcınızın sunucusundan postayı yalnızca yavaş yavaş kabul ediyor.</translation>
    </message>
    <message>
        <source>It is enough to wait; the message is tried again. If it lasts longer than a day, tell your provider.</source>
        <translation>Beklemek yeterli; ileti yeniden denenir. Bir günden uzun sürerse sağlayıcınıza bildirin.</translation>
    </message>
    <message>
        <source>Your provider has had too many requests from your mailbox in a short time.</source>
        <translation>Sağlayıcınıza posta kutunuzdan kısa sürede çok fazla istek gelmiş.</translation>
    </message>
    <message>
        <source>Wait an hour. Close other programs and devices that fetch the same mailbox.</source>
        <translation>Bir saat bekleyin. Aynı posta kutusunu denetleyen öteki program ve aygıtları kapatın.</translation>
    </message>
    <message>
        <source>Your provider does not allow this mailbox to be fetched so often.</source>
        <translation>Sağlayıcınız bu posta kutusunun bu kadar sık denetlenmesine izin vermiyor.</translation>
    </message>
    <message>
        <source>Wait a few minutes, and choose a longer time between two fetches in the account's settings.</source>
        <translation>Birkaç dakika bekleyin ve hesap ayarlarında denetimler arasındaki süreyi uzatın.</translation>
    </message>
    <message>
        <source>The recipient's provider lets a first message wait for a while to keep junk away.</source>
        <translation>Alıcının sağlayıcısı, istenmeyen postaları elemek için ilk iletiyi bir süre bekletiyor.</translation>
    </message>
    <message>
        <source>There is nothing to do: the message is tried again and mostly arrives within an hour.</source>
        <translation>Bir şey yapmanız gerekmez: ileti yeniden denenir ve çoğu zaman bir saat içinde ulaşır.</translation>
    </message>
    <message>
        <source>This server does not pass on mail to that address for you.</source>
        <translation>Bu sunucu sizin için o adrese posta iletmiyor.</translation>
    </message>
    <message>
        <source>Check in the account's settings that the outgoing server is your own provider's and that you sign in there.</source>
        <translation>Hesap ayarlarında giden posta sunucusunun kendi sağlayıcınıza ait olduğunu ve orada oturum açıldığını denetleyin.</translation>
    </message>
    <message>
        <source>The server that sent your mail is on a list of senders of junk.</source>
        <translation>Postanızı gönderen sunucu, istenmeyen posta gönderenler listesinde.</translation>
    </message>
    <message>
        <source>Mail straight from a home or mobile connection is not accepted there.</source>
        <translation>Orada doğrudan ev ya da mobil internet bağlantısından gelen posta kabul edilmiyor.</translation>
    </message>
    <message>
        <source>Choose your provider's outgoing server with port 465 or 587 in the account's settings and sign in there. A VPN can also be the cause.</source>
        <translation>Hesap ayarlarında sağlayıcınızın giden posta sunucusunu 465 ya da 587 numaralı bağlantı noktasıyla seçin ve orada oturum açın. VPN de neden olabilir.</translation>
    </message>
    <message>
        <source>The recipient's provider does not trust the server that sent your mail.</source>
        <translation>Alıcının sağlayıcısı, postanızı gönderen sunucuya güvenmiyor.</translation>
    </message>
    <message>
        <source>The message was taken for junk.</source>
        <translation>İleti istenmeyen posta sanıldı.</translation>
    </message>
    <message>
        <source>Leave out links, pictures and words as advertisements use them, then send again. The recipient can also add you to the contacts.</source>
        <translation>Bağlantıları, resimleri ve reklamlarda geçen sözleri çıkarıp yeniden gönderin. Alıcı sizi kişilerine de ekleyebilir.</translation>
    </message>
    <message>
        <source>The message has a link that is known to be dangerous.</source>
        <translation>İletide tehlikeli olarak bilinen bir bağlantı var.</translation>
    </message>
    <message>
        <source>Take the link out, then send again. If it leads to your own site, have the site checked.</source>
        <translation>Bağlantıyı çıkarıp yeniden gönderin. Kendi sitenize gidiyorsa siteyi denetletin.</translation>
    </message>
    <message>
        <source>An attachment of this kind is not accepted, since it could do harm.</source>
        <translation>Bu türden ekler zararlı olabileceği için kabul edilmiyor.</translation>
    </message>
    <message>
        <source>Send a link to the file instead, or ask the recipient which kinds of files get through. Programs in archives are refused as well.</source>
        <translation>Bunun yerine dosyanın bağlantısını gönderin ya da alıcıya hangi dosya türlerinin kabul edildiğini sorun. Arşiv içindeki programlar da reddedilir.</translation>
    </message>
    <message>
        <source>A virus was found in the message.</source>
        <translation>İletide virüs bulundu.</translation>
    </message>
    <message>
        <source>Have an antivirus program check the attachment and this computer before you send anything again.</source>
        <translation>Yeniden bir şey göndermeden önce eki ve bu bilgisayarı bir virüs koruma programıyla denetleyin.</translation>
    </message>
    <message>
        <source>The recipient's provider sees no permission for your server to send for your domain (SPF).</source>
        <translation>Alıcının sağlayıcısı, sunucunuzun alan adınız için posta gönderme iznini bulamadı (SPF).</translation>
    </message>
    <message>
        <source>Send with the outgoing server of the provider that your address belongs to. With a domain of your own, have its SPF entry corrected.</source>
        <translation>Adresinizin ait olduğu sağlayıcının giden posta sunucusuyla gönderin. Kendi alan adınızsa SPF kaydını düzelttirin.</translation>
    </message>
    <message>
        <source>The signature that proves where your mail comes from is missing or wrong (DKIM).</source>
        <translation>Postanızın nereden geldiğini kanıtlayan imza eksik ya da yanlış (DKIM).</translation>
    </message>
    <message>
        <source>Tell your provider. With a domain of your own, have DKIM switched on for it.</source>
        <translation>Sağlayıcınıza bildirin. Kendi alan adınızsa onun için DKIM'i açtırın.</translation>
    </message>
    <message>
        <source>The owner of your address's domain says that mail sent in this way is not genuine (DMARC).</source>
        <translation>Adresinizin alan adının sahibi, bu yolla gönderilen postanın gerçek sayılmamasını istiyor (DMARC).</translation>
    </message>
    <message>
        <source>Send with the outgoing server of the provider that your address belongs to. With a domain of your own, have SPF and DKIM set up.</source>
        <translation>Adresinizin ait olduğu sağlayıcının giden posta sunucusuyla gönderin. Kendi alan adınızsa SPF ve DKIM'i ayarlatın.</translation>
    </message>
    <message>
        <source>The recipient's provider wants proof that the mail is really from your domain.</source>
        <translation>Alıcının sağlayıcısı, postanın gerçekten alan adınızdan geldiğinin kanıtlanmasını istiyor.</translation>
    </message>
    <message>
        <source>Send with the outgoing server of the provider that your address belongs to. With a domain of your own, have SPF, DKIM and DMARC set up.</source>
        <translation>Adresinizin ait olduğu sağlayıcının giden posta sunucusuyla gönderin. Kendi alan adınızsa SPF, DKIM ve DMARC'ı ayarlatın.</translation>
    </message>
    <message>
        <source>The sending server does not name itself properly, so the recipient's provider does not accept it.</source>
        <translation>Gönderen sunucu kendini doğru tanıtmadığı için alıcının sağlayıcısı onu kabul etmiyor.</translation>
    </message>
    <message>
        <source>Only whoever runs the sending server can repair this: tell your provider.</source>
        <translation>Bunu yalnızca gönderen sunucuyu işleten düzeltebilir; sağlayıcınıza bildirin.</translation>
    </message>
    <message>
        <source>A rule of the receiving server forbids this message.</source>
        <translation>Alan sunucunun bir kuralı bu iletiye izin vermiyor.</translation>
    </message>
    <message>
        <source>Your provider does not allow you to do this.</source>
        <translation>Sağlayıcınız bunu yapmanıza izin vermiyor.</translation>
    </message>
    <message>
        <source>If it is a shared folder, ask its owner for the right to do so.</source>
        <translation>Ortak bir klasörse sahibinden bunun için izin isteyin.</translation>
    </message>
    <message>
        <source>Something is wrong with your mailbox that only your provider can repair.</source>
        <translation>Posta kutunuzda yalnızca sağlayıcınızın giderebileceği bir sorun var.</translation>
    </message>
    <message>
        <source>The server cannot do this right now.</source>
        <translation>Sunucu bunu şu anda yapamıyor.</translation>
    </message>
    <message>
        <source>This passes by itself; it is tried again later.</source>
        <translation>Kendiliğinden geçer; daha sonra yeniden denenir.</translation>
    </message>
    <message>
        <source>The server has no room left at the moment.</source>
        <translation>Sunucuda şu anda yer kalmamış.</translation>
    </message>
    <message>
        <source>Try again later. If it lasts, tell your provider.</source>
        <translation>Daha sonra yeniden deneyin. Sürerse sağlayıcınıza bildirin.</translation>
    </message>
    <message>
        <source>The recipient's server cannot be reached right now.</source>
        <translation>Alıcının sunucusuna şu anda ulaşılamıyor.</translation>
    </message>
    <message>
        <source>It is tried again by itself. If it takes longer than a day, reach the recipient in another way.</source>
        <translation>Kendiliğinden yeniden denenir. Bir günden uzun sürerse alıcıya başka bir yoldan ulaşın.</translation>
    </message>
    <message>
        <source>The server refused the message for good.</source>
        <translation>Sunucu iletiyi kesin olarak reddetti.</translation>
    </message>
    <message>
        <source>The server is set up wrongly.</source>
        <translation>Sunucu yanlış ayarlanmış.</translation>
    </message>
    <message>
        <source>Only whoever runs it can repair this: tell your provider.</source>
        <translation>Bunu yalnızca sunucuyu işleten düzeltebilir; sağlayıcınıza bildirin.</translation>
    </message>
    <message>
        <source>The server cannot do what this message needs.</source>
        <translation>Sunucu, bu iletinin gerektirdiği bir şeyi yapamıyor.</translation>
    </message>
    <message>
        <source>Send it as plain text without special options. If that does not help, tell the recipient's provider.</source>
        <translation>Özel seçenekler olmadan düz metin olarak gönderin. Yararı olmazsa alıcının sağlayıcısına bildirin.</translation>
    </message>
    <message>
        <source>This folder is not on the server.</source>
        <translation>Bu klasör sunucuda yok.</translation>
    </message>
    <message>
        <source>It was probably renamed or deleted with another program. Get mail to bring the list of folders up to date.</source>
        <translation>Büyük olasılıkla başka bir programla yeniden adlandırıldı ya da silindi. Klasör listesini güncellemek için posta alın.</translation>
    </message>
    <message>
        <source>The server does not let the folder be made or changed in this way.</source>
        <translation>Sunucu klasörün bu biçimde oluşturulmasına ya da değiştirilmesine izin vermiyor.</translation>
    </message>
    <message>
        <source>Choose another name. A folder with others inside has to be emptied first.</source>
        <translation>Başka bir ad seçin. İçinde başka klasörler varsa önce onları taşıyın ya da silin.</translation>
    </message>
    <message>
        <source>Too many programs or devices are using this mailbox at the same time.</source>
        <translation>Bu posta kutusunu aynı anda çok fazla program ya da aygıt kullanıyor.</translation>
    </message>
    <message>
        <source>Close mail programs that you do not need, also on your phone, and wait a few minutes.</source>
        <translation>Gerek duymadığınız posta programlarını, telefonunuzdakiler de içinde olmak üzere, kapatıp birkaç dakika bekleyin.</translation>
    </message>
    <message>
        <source>Another program is using this mailbox right now.</source>
        <translation>Bu posta kutusunu şu anda başka bir program kullanıyor.</translation>
    </message>
    <message>
        <source>Close it, or wait a few minutes until it has finished.</source>
        <translation>O programı kapatın ya da işini bitirmesi için birkaç dakika bekleyin.</translation>
    </message>
    <message>
        <source>Encryption setting and port do not go together.</source>
        <translation>Şifreleme ayarı ile bağlantı noktası birbirine uymuyor.</translation>
    </message>
    <message>
        <source>With TLS the port is mostly 993 to receive and 465 to send; with STARTTLS it is 143 and 587.</source>
        <translation>TLS ile bağlantı noktası çoğu zaman almak için 993, göndermek için 465'tir; STARTTLS ile 143 ve 587'dir.</translation>
    </message>
    <message>
        <source>At this port there is another kind of server.</source>
        <translation>Bu bağlantı noktasında başka türden bir sunucu var.</translation>
    </message>
    <message>
        <source>Mail is received on ports 993, 995, 143 and 110, and sent on 465 and 587. Compare the port with your provider's instructions.</source>
        <translation>Posta 993, 995, 143 ve 110 numaralı bağlantı noktalarından alınır, 465 ve 587 numaralı olanlardan gönderilir. Numarayı sağlayıcınızın verdiği bilgiyle karşılaştırın.</translation>
    </message>
    <message>
        <source>The server and this computer know no kind of encryption that both take for safe.</source>
        <translation>Sunucu ile bu bilgisayarın ikisinin de güvenli saydığı ortak bir şifreleme yöntemi yok.</translation>
    </message>
    <message>
        <source>Check the server's name and port. If they are right, ask your provider for a server with up-to-date encryption.</source>
        <translation>Sunucu adını ve bağlantı noktasını denetleyin. Doğruysa sağlayıcınızdan güncel şifreleme kullanan bir sunucu isteyin.</translation>
    </message>
    <message>
        <source>The server's certificate has run out.</source>
        <translation>Sunucunun sertifikasının süresi dolmuş.</translation>
    </message>
    <message>
        <source>Check the date on this computer. If it is right, tell your provider: only it can renew the certificate.</source>
        <translation>Bu bilgisayarın tarihini denetleyin. Doğruysa sağlayıcınıza bildirin; sertifikayı yalnızca o yenileyebilir.</translation>
    </message>
    <message>
        <source>The server's certificate is not valid yet.</source>
        <translation>Sunucunun sertifikası henüz geçerli değil.</translation>
    </message>
    <message>
        <source>Check the date and time of this computer first. If they are right, tell your provider.</source>
        <translation>Önce bu bilgisayarın tarih ve saatini denetleyin. Doğruysa sağlayıcınıza bildirin.</translation>
    </message>
    <message>
        <source>The server's certificate is for another name.</source>
        <translation>Sunucunun sertifikası başka bir ad için verilmiş.</translation>
    </message>
    <message>
        <source>Enter the server's name just as your provider gives it. If it is right already, ask your provider.</source>
        <translation>Sunucu adını tam olarak sağlayıcınızın verdiği gibi girin. Zaten doğruysa sağlayıcınıza sorun.</translation>
    </message>
    <message>
        <source>This computer does not know who has signed the server's certificate.</source>
        <translation>Bu bilgisayar, sunucunun sertifikasını imzalayanı tanımıyor.</translation>
    </message>
    <message>
        <source>An antivirus program or a company network can cause this. Try another network or ask your provider; do not enter the password before.</source>
        <translation>Virüs koruma programı ya da şirket ağı neden olabilir. Başka bir ağdan deneyin ya da sağlayıcınıza sorun; o zamana kadar parolanızı girmeyin.</translation>
    </message>
    <message>
        <source>The server does not answer at this port.</source>
        <translation>Sunucu bu bağlantı noktasında yanıt vermiyor.</translation>
    </message>
    <message>
        <source>Compare name and port with your provider's instructions. A firewall or an antivirus program can also be the cause.</source>
        <translation>Sunucu adını ve bağlantı noktasını sağlayıcınızın verdiği bilgiyle karşılaştırın. Güvenlik duvarı ya da virüs koruma programı da neden olabilir.</translation>
    </message>
    <message>
        <source>There was no answer in time.</source>
        <translation>Zamanında yanıt gelmedi.</translation>
    </message>
    <message>
        <source>Check your internet connection and try again in a few minutes. A firewall can also be the cause.</source>
        <translation>İnternet bağlantınızı denetleyip birkaç dakika sonra yeniden deneyin. Güvenlik duvarı da neden olabilir.</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>Bağlantı koptu.</translation>
    </message>
    <message>
        <source>Try again. If it keeps happening, compare port and encryption with your provider's instructions.</source>
        <translation>Yeniden deneyin. Sürerse bağlantı noktası ve şifreleme ayarını sağlayıcınızın verdiği bilgiyle karşılaştırın.</translation>
    </message>
    <message>
        <source>This computer has no connection to the server.</source>
        <translation>Bu bilgisayar sunucuya ulaşamıyor.</translation>
    </message>
    <message>
        <source>Check your network or Wi-Fi, then try again.</source>
        <translation>Ağ ya da Wi-Fi bağlantınızı denetleyip yeniden deneyin.</translation>
    </message>
    <message>
        <source>There is no server of that name.</source>
        <translation>Bu adda bir sunucu yok.</translation>
    </message>
    <message>
        <source>Check the server's name for typing mistakes. If it is right, check that this computer is online.</source>
        <translation>Sunucu adını yazım yanlışı için denetleyin. Doğruysa bilgisayarın internete bağlı olduğuna bakın.</translation>
    </message>
    <message>
        <source>The server's address could not be looked up just now.</source>
        <translation>Sunucunun adresi şu anda bulunamadı.</translation>
    </message>
    <message>
        <source>Check your internet connection and try again in a few minutes.</source>
        <translation>İnternet bağlantınızı denetleyip birkaç dakika sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>The domain's entries on the internet could not be read or are wrong.</source>
        <translation>Alan adının internetteki kayıtları okunamadı ya da yanlış.</translation>
    </message>
    <message>
        <source>Check the address behind the @. If it is right, try again later; then whoever looks after that domain has to repair it.</source>
        <translation>Adresin @ işaretinden sonrasını denetleyin. Doğruysa daha sonra yeniden deneyin; düzelmezse kaydı o alan adından sorumlu kişi onarmalıdır.</translation>
    </message>
    <message>
        <source>The server did not understand what was said to it.</source>
        <translation>Sunucu kendisine gönderilen komutu anlamadı.</translation>
    </message>
    <message>
        <source>Check the addresses for odd characters. If it happens again, the connection log helps whoever looks into it.</source>
        <translation>Adreslerde alışılmadık karakter olup olmadığına bakın. Yinelenirse bağlantı günlüğü sorunu inceleyene yardımcı olur.</translation>
    </message>
    <message>
        <source>The server expected something else at this point.</source>
        <translation>Sunucu bu aşamada başka bir şey bekliyordu.</translation>
    </message>
    <message>
        <source>Check that you sign in to the outgoing server, then try again.</source>
        <translation>Giden posta sunucusunda oturum açıldığını denetleyip yeniden deneyin.</translation>
    </message>
    <message>
        <source>The message is not put together as the receiving server wants it.</source>
        <translation>İleti, alan sunucunun istediği biçimde değil.</translation>
    </message>
    <message>
        <source>Write it anew instead of forwarding it, check subject and sender, and send it again.</source>
        <translation>İletmek yerine yeniden yazın, konuyu ve göndereni denetleyip tekrar gönderin.</translation>
    </message>
    <message>
        <source>The message goes round in circles between servers.</source>
        <translation>İleti sunucular arasında dönüp duruyor.</translation>
    </message>
    <message>
        <source>A forwarding at the recipient leads back to where it came from. Tell the recipient in another way.</source>
        <translation>Alıcıdaki bir yönlendirme, iletiyi geldiği yere geri gönderiyor. Alıcıya başka bir yoldan haber verin.</translation>
    </message>
    <message>
        <source>The message could not be delivered for days, so it was given up.</source>
        <translation>İleti günlerce ulaştırılamadı, bu yüzden vazgeçildi.</translation>
    </message>
    <message>
        <source>Check the address. If it is right, send again later or reach the recipient in another way.</source>
        <translation>Adresi denetleyin. Doğruysa daha sonra yeniden gönderin ya da alıcıya başka bir yoldan ulaşın.</translation>
    </message>
    <message>
        <source>The other server only takes addresses in plain English letters.</source>
        <translation>Karşı sunucu yalnızca İngilizce harflerle yazılmış adresleri kabul ediyor.</translation>
    </message>
    <message>
        <source>Ask the recipient for an address without letters such as ş, ğ or ı, or send from such an address.</source>
        <translation>Alıcıdan ş, ğ, ı gibi harfler içermeyen bir adres isteyin ya da böyle bir adresten gönderin.</translation>
    </message>
    <message>
        <source>Postacı does not know this answer, so it cannot say for certain what it means.</source>
        <translation>Postacı bu yanıtı tanımıyor, bu yüzden ne anlama geldiğini kesin olarak söyleyemiyor.</translation>
    </message>
    <message>
        <source>Read the server's own words. If they do not help, ask your provider and show them to it.</source>
        <translation>Sunucunun kendi sözlerine bakın. Yardımcı olmazsa bunları göstererek sağlayıcınıza sorun.</translation>
    </message>
    <message>
        <source>If the server's own words name the new address, use that one; else ask the recipient.</source>
        <translation>Sunucunun kendi sözlerinde yeni adres varsa onu kullanın; yoksa alıcıya sorun.</translation>
    </message>
    <message>
        <source>Only your provider can have it taken off that list: send it the server's own words. You did nothing wrong.</source>
        <translation>Onu o listeden yalnızca sağlayıcınız çıkartabilir: sunucunun kendi sözlerini sağlayıcınıza iletin. Siz bir hata yapmadınız.</translation>
    </message>
    <message>
        <source>Send your provider the server's own words: only it can clear this up with the other side.</source>
        <translation>Sunucunun kendi sözlerini sağlayıcınıza iletin: bunu karşı tarafla yalnızca o çözebilir.</translation>
    </message>
    <message>
        <source>The server's own words may give the reason. Ask the recipient, or your own provider, what the rule is.</source>
        <translation>Nedeni sunucunun kendi sözlerinde yazabilir. Kuralın ne olduğunu alıcıya ya da kendi sağlayıcınıza sorun.</translation>
    </message>
    <message>
        <source>Ask its support, and tell it the server's own words.</source>
        <translation>Destek birimine başvurup sunucunun kendi sözlerini iletin.</translation>
    </message>
    <message>
        <source>The server's own words may give the reason. Sending the same again will not help.</source>
        <translation>Nedeni sunucunun kendi sözlerinde yazabilir. Aynısını yeniden göndermek işe yaramaz.</translation>
    </message>
    <message>
        <source>The server lets nobody in without a certificate of their own.</source>
        <translation>Sunucu, kişisel sertifikası olmayan kimseyi içeri almıyor.</translation>
    </message>
    <message>
        <source>Ask whoever gave you the account for your certificate, a file that ends in .p12 or .pfx, and choose it in the account's settings.</source>
        <translation>Hesabı size verenden sertifikanızı isteyin: adı .p12 veya .pfx ile biten bir dosyadır. Onu hesabın ayarlarında seçin.</translation>
    </message>
    <message>
        <source>The server turns away everybody in the network that this computer is in.</source>
        <translation>Sunucu, bu bilgisayarın bulunduğu ağdaki herkesi geri çeviriyor.</translation>
    </message>
    <message>
        <source>Try another network, such as your phone's. If it stays, send your provider the server's words in the details: only it can lift the block.</source>
        <translation>Başka bir ağ deneyin, örneğin telefonunuzunkini. Sorun sürerse ayrıntılardaki sunucu yanıtını sağlayıcınıza gönderin: engeli yalnızca o kaldırabilir.</translation>
    </message>
</context>
<context>
    <name>ReplyWords</name>
    <message>
        <source>%1 wrote:</source>
        <comment>above a quoted text</comment>
        <translation>%1 şunları yazdı:</translation>
    </message>
    <message>
        <source>On %1, %2 wrote:</source>
        <comment>above a quoted text: %1 is a date and time, %2 a name</comment>
        <translation>%2, %1 tarihinde şunları yazdı:</translation>
    </message>
    <message>
        <source>Forwarded message</source>
        <translation>İletilen ileti</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>Kimden:</translation>
    </message>
    <message>
        <source>Date:</source>
        <translation>Tarih:</translation>
    </message>
    <message>
        <source>Subject:</source>
        <translation>Konu:</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Kime:</translation>
    </message>
    <message>
        <source>Cc:</source>
        <translation>Bilgi:</translation>
    </message>
</context>
<context>
    <name>SampleMessages</name>
    <message>
        <source>Five books for long evenings</source>
        <translation>Uzun akşamlar için beş kitap</translation>
    </message>
    <message>
        <source>This is a newsletter as shops send them. Its pictures are on a server of the sender, who would learn from them that you read this. So Postacı leaves them out until you ask for them, above this message.</source>
        <translation>Bu, mağazaların gönderdiği türden bir bülten. Resimleri gönderenin sunucusundadır; getirilseler, gönderen bunu okuduğunuzu öğrenirdi. Bu yüzden Postacı onları siz iletinin üstünden isteyene kadar göstermez.</translation>
    </message>
    <message>
        <source>The smallest of them is a counter that nobody sees. Postacı names it.</source>
        <translation>En küçüğü, kimsenin görmediği bir sayaçtır. Postacı onu adıyla söyler.</translation>
    </message>
    <message>
        <source>See the list</source>
        <translation>Listeye bakın</translation>
    </message>
    <message>
        <source>Blue Sea Books</source>
        <translation>Mavi Deniz Kitabevi</translation>
    </message>
    <message>
        <source>Deniz (sample)</source>
        <translation>Deniz (örnek)</translation>
    </message>
    <message>
        <source>The trip on Saturday</source>
        <translation>Cumartesi gezisi</translation>
    </message>
    <message>
        <source>Re: %1</source>
        <translation>Ynt: %1</translation>
    </message>
    <message>
        <source>Hello,

shall we take the ferry at ten? The weather looks good.

Deniz</source>
        <translation>Merhaba,

On vapuruna binelim mi? Hava güzel görünüyor.

Deniz</translation>
    </message>
    <message>
        <source>Ten is fine. I bring the tea.

&gt; shall we take the ferry at ten?</source>
        <translation>On uygun. Çay benden.

&gt; On vapuruna binelim mi?</translation>
    </message>
    <message>
        <source>Then I bring the simit.

These three messages are a conversation: the one in the middle is yours and lies among the sent ones. It is shown with the others all the same.</source>
        <translation>O zaman simitler de benden.

Bu üç ileti bir yazışmadır: ortadaki sizindir ve gönderilenler arasında durur. Yine de ötekilerle birlikte gösterilir.</translation>
    </message>
    <message>
        <source>Ada (sample)</source>
        <translation>Ada (örnek)</translation>
    </message>
    <message>
        <source>A picture and the notes</source>
        <translation>Bir resim ve notlar</translation>
    </message>
    <message>
        <source>I attach both. A click shows an attachment, and it can be dragged out of the window.

Ada</source>
        <translation>İkisi de ekte. Eki görmek için tıklamak yeter; pencereden dışarı da sürüklenebilir.

Ada</translation>
    </message>
    <message>
        <source>Notes

- tea
- simit
- tickets
</source>
        <translation>Notlar

- çay
- simit
- biletler
</translation>
    </message>
    <message>
        <source>Lunch by the sea</source>
        <translation>Deniz kıyısında öğle yemeği</translation>
    </message>
    <message>
        <source>Kadıköy</source>
        <translation>Kadıköy</translation>
    </message>
    <message>
        <source>Will you come?</source>
        <translation>Gelir misiniz?</translation>
    </message>
    <message>
        <source>What do you think of it?</source>
        <translation>Siz ne dersiniz?</translation>
    </message>
    <message>
        <source>This one waits for an answer: press R, or the button below.

Write what you like. The sample mailbox sends nothing, and keeps what you write as a draft.

Deniz</source>
        <translation>Bu ileti yanıt bekliyor: R tuşuna ya da aşağıdaki düğmeye basın.

Dilediğinizi yazın. Örnek posta kutusu hiçbir şey göndermez, yazdığınızı taslak olarak saklar.

Deniz</translation>
    </message>
    <message>
        <source>Postacı</source>
        <translation>Postacı</translation>
    </message>
    <message>
        <source>Welcome: look around</source>
        <translation>Hoş geldiniz: çevrenize bakın</translation>
    </message>
    <message>
        <source>This is a sample mailbox. It needs no server, and nothing in it can go wrong: archive, delete, snooze, and take it back with Ctrl+Z.

A few keys:
  Ctrl+K  finds any command, folder or setting
  /       searches the mail
  A       archives
  F1      opens the help

When you have seen enough, the button above the mail removes the mailbox with all that is in it.</source>
        <translation>Bu bir örnek posta kutusudur. Sunucu gerektirmez, içinde hiçbir şey ters gidemez: arşivleyin, silin, erteleyin, Ctrl+Z ile geri alın.

Birkaç tuş:
  Ctrl+K  her komutu, klasörü, ayarı bulur
  /       postada arar
  A       arşivler
  F1      yardımı açar

Yeterince gördüğünüzde postanın üstündeki düğme, kutuyu içindekilerle birlikte kaldırır.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>There is no folder “%1”.</source>
        <translation>“%1” adlı bir klasör yok.</translation>
    </message>
    <message>
        <source>“has:” knows attachment, not “%1”.</source>
        <translation>“has:” ardında attachment olabilir, “%1” olamaz.</translation>
    </message>
    <message>
        <source>The name of a folder is missing behind “in:”.</source>
        <translation>“in:” ardında bir klasör adı eksik.</translation>
    </message>
    <message>
        <source>“%1” is no size: write it as 500k, 5M or 1G.</source>
        <translation>“%1” bir boyut değil: 500k, 5M ya da 1G gibi yazın.</translation>
    </message>
    <message>
        <source>“%1” is no date: write it as 2026-03-31, 2026-03, 2026 or 7d for the last seven days.</source>
        <translation>“%1” bir tarih değil: 2026-03-31, 2026-03, 2026 ya da son yedi gün için 7d gibi yazın.</translation>
    </message>
    <message>
        <source>There is a “)” without a “(” before it.</source>
        <translation>Önünde “(” olmayan bir “)” var.</translation>
    </message>
    <message>
        <source>There is nothing to search for.</source>
        <translation>Aranacak bir şey yok.</translation>
    </message>
    <message>
        <source>OR needs something on both sides.</source>
        <translation>OR sözcüğünün iki yanında da bir şey olmalı.</translation>
    </message>
    <message>
        <source>There are too many words in this search.</source>
        <translation>Bu aramada çok fazla sözcük var.</translation>
    </message>
    <message>
        <source>There is nothing behind the minus sign or NOT.</source>
        <translation>Eksi işaretinin ya da NOT sözcüğünün ardında bir şey yok.</translation>
    </message>
    <message>
        <source>There are too many parentheses in this search.</source>
        <translation>Bu aramada çok fazla ayraç var.</translation>
    </message>
    <message>
        <source>There is a “(” without a “)” behind it.</source>
        <translation>Ardında “)” olmayan bir “(” var.</translation>
    </message>
    <message>
        <source>A word is missing behind “%1:”.</source>
        <translation>“%1:” ardında bir sözcük eksik.</translation>
    </message>
    <message>
        <source>This search is too long.</source>
        <translation>Bu arama çok uzun.</translation>
    </message>
    <message>
        <source>The name of a tag is missing behind “tag:”.</source>
        <translation>“tag:” işaretinden sonra etiketin adı eksik.</translation>
    </message>
    <message>
        <source>“is:” knows unread, read, flagged, unflagged, answered, forwarded, draft, pinned, muted and known, not “%1”.</source>
        <translation>“is:” unread, read, flagged, unflagged, answered, forwarded, draft, pinned, muted ve known sözcüklerini bilir, “%1” sözcüğünü bilmez.</translation>
    </message>
</context>
<context>
    <name>SearchSuggestions</name>
    <message>
        <source>from somebody</source>
        <translation>gönderene göre (kimden)</translation>
    </message>
    <message>
        <source>to somebody</source>
        <translation>alıcıya göre (kime)</translation>
    </message>
    <message>
        <source>in the subject</source>
        <translation>konuda</translation>
    </message>
    <message>
        <source>in a folder</source>
        <translation>bir klasörde</translation>
    </message>
    <message>
        <source>with a tag</source>
        <translation>etiketi olan</translation>
    </message>
    <message>
        <source>unread, starred, answered</source>
        <translation>durumu: okunmamış, yıldızlı, yanıtlanmış</translation>
    </message>
    <message>
        <source>with an attachment</source>
        <translation>eki olan</translation>
    </message>
    <message>
        <source>before a day</source>
        <translation>bir günden önce</translation>
    </message>
    <message>
        <source>from a day on</source>
        <translation>bir günden sonra</translation>
    </message>
    <message>
        <source>of a size or more</source>
        <translation>boyutu en az</translation>
    </message>
    <message>
        <source>of less than a size</source>
        <translation>boyutu daha küçük</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>okunmamış</translation>
    </message>
    <message>
        <source>read</source>
        <translation>okunmuş</translation>
    </message>
    <message>
        <source>starred</source>
        <translation>yıldızlı</translation>
    </message>
    <message>
        <source>without a star</source>
        <translation>yıldızsız</translation>
    </message>
    <message>
        <source>replied to</source>
        <translation>yanıtlanmış</translation>
    </message>
    <message>
        <source>forwarded</source>
        <translation>iletilmiş</translation>
    </message>
    <message>
        <source>a draft</source>
        <translation>taslak</translation>
    </message>
    <message>
        <source>today</source>
        <translation>bugün</translation>
    </message>
    <message>
        <source>seven days ago</source>
        <translation>yedi gün önce</translation>
    </message>
    <message>
        <source>a month ago</source>
        <translation>bir ay önce</translation>
    </message>
    <message>
        <source>the beginning of the year</source>
        <translation>yılbaşı</translation>
    </message>
    <message>
        <source>a year ago</source>
        <translation>bir yıl önce</translation>
    </message>
    <message>
        <source>pinned to the top</source>
        <translation>üste sabitlenmiş</translation>
    </message>
    <message>
        <source>of a muted conversation</source>
        <translation>sessize alınmış bir yazışmadan</translation>
    </message>
    <message>
        <source>from contacts, and people to whom you have written</source>
        <translation>kişilerden ve daha önce yazdıklarınızdan</translation>
    </message>
</context>
<context>
    <name>Tags</name>
    <message>
        <source>Important</source>
        <translation>Önemli</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>İş</translation>
    </message>
    <message>
        <source>Personal</source>
        <translation>Kişisel</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Yapılacak</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Sonra</translation>
    </message>
</context>
<context>
    <name>postaci::AccountAlerts</name>
    <message>
        <source>Trying again at %1.</source>
        <translation>Yeniden deneme saati: %1.</translation>
    </message>
    <message>
        <source>Enter password</source>
        <translation>Parolayı gir</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>Account settings</source>
        <translation>Hesap ayarları</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Your mail provider says: %1</source>
        <translation>Posta sağlayıcınız diyor ki: %1</translation>
    </message>
    <message>
        <source>Find a way</source>
        <translation>Çözüm ara</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>Yeniden oturum aç</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 sayfasını aç</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Kilidi aç</translation>
    </message>
    <message>
        <source>What can I do?</source>
        <translation>Ne yapabilirim?</translation>
    </message>
    <message>
        <source>Show the connection log</source>
        <translation>Bağlantı günlüğünü göster</translation>
    </message>
</context>
<context>
    <name>postaci::AccountCardPage</name>
    <message>
        <source>Found when the account was added, or typed; not in the list of providers.</source>
        <translation>Hesap eklenirken bulundu ya da elle yazıldı; sağlayıcı listesinde yok.</translation>
    </message>
    <message>
        <source>The list of providers, %1: %2, checked on %3</source>
        <translation>Sağlayıcı listesi, %1: %2 (%3 tarihinde denetlendi)</translation>
    </message>
    <message>
        <source>Picture (*.png)</source>
        <translation>Resim (*.png)</translation>
    </message>
    <message>
        <source>Settings for Postacı (*.json)</source>
        <translation>Postacı için ayarlar (*.json)</translation>
    </message>
    <message>
        <source>Settings for any mail program (*.xml)</source>
        <translation>Her posta programı için ayarlar (*.xml)</translation>
    </message>
    <message>
        <source>Save the settings card</source>
        <translation>Ayar kartını kaydet</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Kaydedildi.</translation>
    </message>
    <message>
        <source>What another program or computer needs to open this mailbox. The password is not in it, neither is it in the code.</source>
        <translation>Bu posta kutusunu başka bir programda ya da bilgisayarda açmak için gerekenler. Parola burada da karekodda da yer almaz.</translation>
    </message>
    <message>
        <source>C&amp;opy as text</source>
        <translation>&amp;Metin olarak kopyala</translation>
    </message>
    <message>
        <source>%1 is there already. Replace it?</source>
        <translation>%1 zaten var. Üzerine yazılsın mı?</translation>
    </message>
    <message>
        <source>Save &amp;the card…</source>
        <translation>&amp;Kartı kaydet…</translation>
    </message>
</context>
<context>
    <name>postaci::AccountFetchPage</name>
    <message>
        <source>The server tells of new mail at once. Where it cannot, Postacı looks every few minutes.</source>
        <translation>Sunucu yeni postayı hemen bildirir. Bildiremiyorsa Postacı birkaç dakikada bir bakar.</translation>
    </message>
    <message>
        <source>Nothing is fetched until you choose “Get mail”. What you write is sent.</source>
        <translation>Siz “Posta al”ı seçene dek hiçbir şey alınmaz. Yazdıklarınız gönderilir.</translation>
    </message>
    <message>
        <source>Postacı connects, looks for new mail, and leaves again.</source>
        <translation>Postacı bağlanır, yeni postaya bakar ve ayrılır.</translation>
    </message>
    <message>
        <source>Quiet hours begin on %1</source>
        <extracomment>%1 is a day of the week</extracomment>
        <translation>Sessiz saatlerin başladığı gün: %1</translation>
    </message>
    <message>
        <source>Fetch ne&amp;w mail</source>
        <translation>Yeni p&amp;ostayı al</translation>
    </message>
    <message>
        <source>as soon as it arrives (push)</source>
        <translation>gelir gelmez (anında bildirim)</translation>
    </message>
    <message>
        <source>every so many minutes…</source>
        <translation>belirli dakikada bir…</translation>
    </message>
    <message>
        <source>only when I ask</source>
        <translation>yalnızca ben isteyince</translation>
    </message>
    <message numerus="yes">
        <source>every %n minute(s)</source>
        <translation>
            <numerusform>%n dakikada bir</numerusform>
        </translation>
    </message>
    <message>
        <source>Minutes between two looks</source>
        <translation>İki denetim arasındaki dakika</translation>
    </message>
    <message>
        <source> min</source>
        <comment>minutes, behind a number</comment>
        <translation> dk</translation>
    </message>
    <message>
        <source>Keep &amp;quiet hours</source>
        <translation>Sessiz saatleri &amp;uygula</translation>
    </message>
    <message>
        <source>&amp;from</source>
        <translation>başlan&amp;gıç</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <translation>b&amp;itiş</translation>
    </message>
    <message>
        <source>Nothing is fetched by itself then; “Get mail” still does. The days are those on which they begin.</source>
        <translation>O saatlerde kendiliğinden hiçbir şey alınmaz; “Posta al” yine alır. Günler, sessiz saatlerin başladığı günlerdir.</translation>
    </message>
    <message>
        <source>Pause on mete&amp;red networks</source>
        <translation>&amp;Tarifeli ağlarda duraklat</translation>
    </message>
    <message>
        <source>Where the system says that the connection costs by the amount, as a phone's does.</source>
        <translation>Sistemin, telefon bağlantısı gibi kullanıma göre ücretli olduğunu bildirdiği ağlarda.</translation>
    </message>
    <message>
        <source>Pause when the &amp;battery is low</source>
        <translation>&amp;Pil zayıfken duraklat</translation>
    </message>
    <message>
        <source>Until the computer is plugged in again.</source>
        <translation>Bilgisayar yeniden fişe takılana kadar.</translation>
    </message>
</context>
<context>
    <name>postaci::AccountGeneralPage</name>
    <message>
        <source>An address looks like name@example.com.</source>
        <translation>Adres ad@ornek.com biçiminde olur.</translation>
    </message>
    <message>
        <source>Account name in the &amp;folder list</source>
        <translation>&amp;Klasör listesindeki hesap adı</translation>
    </message>
    <message>
        <source>&amp;Your name</source>
        <translation>A&amp;dınız</translation>
    </message>
    <message>
        <source>Send &amp;replies to</source>
        <translation>Yanı&amp;tlar şu adrese gelsin</translation>
    </message>
    <message>
        <source>the address above</source>
        <translation>yukarıdaki adres</translation>
    </message>
    <message>
        <source>Signat&amp;ure</source>
        <translation>İ&amp;mza</translation>
    </message>
    <message>
        <source>Room at the provider: %1</source>
        <extracomment>%1 is &quot;1.2 GB of 5 GB (24 %)&quot;</extracomment>
        <translation>Sağlayıcıdaki yer: %1</translation>
    </message>
    <message>
        <source>&amp;Email address</source>
        <translation>&amp;E-posta adresi</translation>
    </message>
    <message>
        <source>Arc&amp;hive into a folder for each year</source>
        <translation>Arşi&amp;vde her yıl için bir klasör olsun</translation>
    </message>
    <message>
        <source>&amp;Keep drafts on the server too</source>
        <translation>Taslakları s&amp;unucuda da sakla</translation>
    </message>
    <message>
        <source>N&amp;otify me of new mail in this account</source>
        <translation>Bu hesaba &amp;gelen yeni postayı bildir</translation>
    </message>
    <message>
        <source>Other devices show them too; else they are on this computer only.</source>
        <translation>Öteki cihazlar da gösterir; yoksa yalnızca bu bilgisayarda olurlar.</translation>
    </message>
    <message>
        <source>In the way that the settings of the program say.</source>
        <translation>Programın ayarlarında seçildiği gibi.</translation>
    </message>
    <message>
        <source>By the year of the message; else all go into one folder.</source>
        <translation>İletinin yılına göre; yoksa hepsi tek bir klasöre gider.</translation>
    </message>
</context>
<context>
    <name>postaci::AccountListPage</name>
    <message>
        <source>Accounts</source>
        <translation>Hesaplar</translation>
    </message>
    <message>
        <source>&amp;Add an account</source>
        <translation>&amp;Hesap ekle</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>&amp;Değiştir…</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>Henüz hesap yok</translation>
    </message>
    <message>
        <source>Your address and password are enough to begin with.</source>
        <translation>Başlamak için adresiniz ve parolanız yeterli.</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Hesap ekle</translation>
    </message>
</context>
<context>
    <name>postaci::AccountServersPage</name>
    <message>
        <source>unchanged</source>
        <translation>değişmedi</translation>
    </message>
    <message>
        <source>Try t&amp;hese servers</source>
        <translation>Bu sunucuları d&amp;ene</translation>
    </message>
    <message>
        <source>none</source>
        <translation>yok</translation>
    </message>
    <message>
        <source>Leave it empty to go on signing in with the browser. A password takes the place of that.</source>
        <translation>Tarayıcıdan oturum açmayı sürdürmek için boş bırakın. Yazacağınız parola bunun yerini alır.</translation>
    </message>
    <message>
        <source>Leave it empty to keep the stored password, which is kept encrypted.</source>
        <translation>Saklanan parola kalsın istiyorsanız boş bırakın; parola şifrelenmiş olarak saklanır.</translation>
    </message>
</context>
<context>
    <name>postaci::AccountSettingsDialog</name>
    <message>
        <source>Remove %1 from this computer? Mail on the server stays where it is; drafts and unsent mail of this account are lost.</source>
        <translation>%1 bu bilgisayardan kaldırılsın mı? Sunucudaki postalar yerinde kalır; bu hesabın taslakları ve gönderilmemiş iletileri silinir.</translation>
    </message>
    <message>
        <source>Account: %1</source>
        <translation>Hesap: %1</translation>
    </message>
    <message>
        <source>Re&amp;move account…</source>
        <translation>&amp;Hesabı kaldır…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>Ka&amp;ydet</translation>
    </message>
    <message>
        <source>So far the connection to %1 was encrypted. Without encryption, anybody on the way can read your password and your mail. Really switch it off?</source>
        <translation>%1 bağlantısı şimdiye kadar şifreliydi. Şifreleme olmadan yoldaki herkes parolanızı ve postanızı okuyabilir. Yine de kapatılsın mı?</translation>
    </message>
    <message>
        <source>Remove %1 from this computer? All its mail here is deleted, and what is no longer on the server is lost for good.</source>
        <translation>%1 bu bilgisayardan kaldırılsın mı? Buradaki bütün postaları silinir; artık sunucuda olmayanlar geri getirilemez.</translation>
    </message>
    <message>
        <source>Re&amp;move</source>
        <translation>Kaldı&amp;r</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>S&amp;witch it off</source>
        <translation>Yine &amp;de kapat</translation>
    </message>
    <message>
        <source>Keep encryption</source>
        <translation>Şifreleme kalsın</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Kimlikler</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that wait in the outbox will not be sent.</source>
        <translation>
            <numerusform>Giden kutusunda bekleyen %n ileti gönderilmeyecek.</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>Posta alma</translation>
    </message>
    <message>
        <source>Remove %1 from this computer? Its messages are deleted; they are nowhere else.</source>
        <translation>%1 bu bilgisayardan kaldırılsın mı? İletileri silinir; başka hiçbir yerde yokturlar.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Genel</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Sunucular</translation>
    </message>
    <message>
        <source>Settings card</source>
        <translation>Ayar kartı</translation>
    </message>
    <message>
        <source>Connection log</source>
        <translation>Bağlantı günlüğü</translation>
    </message>
</context>
<context>
    <name>postaci::AccountWizard</name>
    <message>
        <source>Ne&amp;xt</source>
        <translation>İ&amp;leri</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Yeniden dene</translation>
    </message>
    <message>
        <source>&amp;Finish</source>
        <translation>&amp;Bitir</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Hesap ekle</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Geri</translation>
    </message>
    <message>
        <source>Whose mail is it?</source>
        <translation>Kimin postası?</translation>
    </message>
    <message>
        <source>Trying the servers</source>
        <translation>Sunucular deneniyor</translation>
    </message>
    <message>
        <source>Everything works</source>
        <translation>Her şey çalışıyor</translation>
    </message>
    <message>
        <source>Step %1 of 3</source>
        <translation>Adım %1 / 3</translation>
    </message>
    <message>
        <source>Close without adding the account? What you typed is lost.</source>
        <translation>Hesap eklenmeden kapatılsın mı? Yazdıklarınız silinir.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Sürdür</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>The settings that were found name %1, which no list of providers knows and which does not belong to your address. Your password would go there. Is that your provider's server?</source>
        <translation>Bulunan ayarlarda %1 geçiyor; bu sunucu hiçbir sağlayıcı listesinde yok ve adresinizin alanına ait değil. Parolanız oraya gidecek. Bu, sağlayıcınızın sunucusu mu?</translation>
    </message>
    <message>
        <source>Do not send it</source>
        <translation>Gönderme</translation>
    </message>
    <message>
        <source>Yes, go on</source>
        <translation>Evet, devam et</translation>
    </message>
    <message>
        <source>%1 is already set up here. A second time it would show all its mail twice; what you want to change is in the account's settings.</source>
        <translation>%1 zaten burada kurulu. Bir kez daha eklenirse bütün postası iki kez görünür; değiştirmek istedikleriniz hesabın ayarlarındadır.</translation>
    </message>
    <message>
        <source>Do not add it</source>
        <translation>Eklemekten vazgeç</translation>
    </message>
    <message>
        <source>Add it again</source>
        <translation>Yine de ekle</translation>
    </message>
    <message>
        <source>Something has to be put right</source>
        <translation>Düzeltilmesi gereken bir şey var</translation>
    </message>
    <message>
        <source>&amp;Use what works</source>
        <translation>&amp;Çalışan ayarları kullan</translation>
    </message>
    <message>
        <source>Change the &amp;password</source>
        <translation>&amp;Parolayı değiştir</translation>
    </message>
    <message>
        <source>&amp;Sign in again</source>
        <translation>Yeniden &amp;oturum aç</translation>
    </message>
    <message>
        <source>Change the &amp;settings</source>
        <translation>&amp;Ayarları değiştir</translation>
    </message>
</context>
<context>
    <name>postaci::AttachmentActions</name>
    <message>
        <source>Save attachment</source>
        <translation>Eki kaydet</translation>
    </message>
    <message>
        <source>Save all attachments in</source>
        <translation>Tüm ekleri şuraya kaydet</translation>
    </message>
</context>
<context>
    <name>postaci::AttachmentBar</name>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Aç</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Farklı kaydet…</translation>
    </message>
    <message>
        <source>Save &amp;all…</source>
        <translation>&amp;Tümünü kaydet…</translation>
    </message>
    <message>
        <source>What to do with %1</source>
        <extracomment>%1 is the name of an attached file</extracomment>
        <translation>%1 ile ne yapılsın</translation>
    </message>
    <message>
        <source>Attachments</source>
        <translation>Ekler</translation>
    </message>
    <message>
        <source>Save all…</source>
        <translation>Tümünü kaydet…</translation>
    </message>
    <message>
        <source>&amp;Preview</source>
        <translation>Ö&amp;nizle</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <extracomment>further attachments of the message</extracomment>
        <translation>
            <numerusform>%n dosya daha göster</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::AttachmentPanel</name>
    <message>
        <source>Remove %1</source>
        <extracomment>%1 is the name of an attached file</extracomment>
        <translation>Kaldır: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n files, %1</source>
        <extracomment>under the attached files: %1 is their size together</extracomment>
        <translation>
            <numerusform>%n dosya, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Many servers refuse messages this large.</source>
        <translation>Birçok sunucu bu kadar büyük iletileri kabul etmez.</translation>
    </message>
    <message>
        <source>Make &amp;pictures smaller</source>
        <translation>Resimleri k&amp;üçült</translation>
    </message>
    <message>
        <source>Make &amp;smaller</source>
        <translation>Kü&amp;çült</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Kaldır</translation>
    </message>
</context>
<context>
    <name>postaci::BrowserSignIn</name>
    <message>
        <source>This account signs in with your browser. No password is kept here.</source>
        <translation>Bu hesapta oturum tarayıcınızdan açılıyor. Burada parola saklanmaz.</translation>
    </message>
    <message>
        <source>Your provider can ask you for the password itself, in your browser. Postacı then never sees it.</source>
        <translation>Sağlayıcınız parolayı tarayıcınızda kendisi sorabilir. Böylece Postacı parolanızı hiç görmez.</translation>
    </message>
    <message>
        <source>Your browser shows your provider's page now. Sign in there and come back. If no page has come up, copy its address into your browser.</source>
        <translation>Tarayıcınızda şimdi sağlayıcınızın sayfası açıldı. Orada oturum açıp buraya dönün. Sayfa açılmadıysa adresini kopyalayıp tarayıcınıza yapıştırın.</translation>
    </message>
    <message>
        <source>You have agreed. One moment…</source>
        <translation>Onayınız alındı. Bir saniye…</translation>
    </message>
    <message>
        <source>You are signed in with the browser.</source>
        <translation>Tarayıcıdan oturum açtınız.</translation>
    </message>
    <message>
        <source>Sign in with the &amp;browser</source>
        <translation>Tarayıcıdan oturum a&amp;ç</translation>
    </message>
    <message>
        <source>Cancel the sign-in</source>
        <translation>Oturum açmayı iptal et</translation>
    </message>
    <message>
        <source>Sign in again with the &amp;browser</source>
        <translation>Tarayıcıdan yeniden oturum a&amp;ç</translation>
    </message>
    <message>
        <source>Copy the page's address</source>
        <translation>Sayfanın adresini kopyala</translation>
    </message>
    <message>
        <source>Forget this sign-in</source>
        <translation>Bu oturumu unut</translation>
    </message>
</context>
<context>
    <name>postaci::CertificateDialog</name>
    <message>
        <source>Trust a certificate</source>
        <translation>Sertifikaya güvenilsin mi?</translation>
    </message>
    <message>
        <source>Trust this certificate for %1, port %2?</source>
        <translation>%1 sunucusunun %2 numaralı bağlantı noktası için bu sertifikaya güvenilsin mi?</translation>
    </message>
    <message>
        <source>What the certificate says</source>
        <translation>Sertifikada yazanlar</translation>
    </message>
    <message>
        <source>Whoever shows this certificate will get your password and your mail. Go on only if your provider, or you yourself, run this server and the fingerprint is the one that you know of it. You are asked again when the certificate changes.</source>
        <translation>Bu sertifikayı gösteren kim olursa olsun parolanızı ve postalarınızı alacak. Ancak sunucuyu sağlayıcınız ya da siz işletiyorsanız ve parmak izi bildiğinizle aynıysa devam edin. Sertifika değişirse size yeniden sorulur.</translation>
    </message>
    <message>
        <source>I have &amp;compared the fingerprint: it is that of my server</source>
        <translation>Parmak izini &amp;karşılaştırdım: sunucumunkiyle aynı</translation>
    </message>
    <message>
        <source>&amp;Trust it for this server</source>
        <translation>Bu sunucu için g&amp;üven</translation>
    </message>
    <message>
        <source>&amp;Do not trust it</source>
        <translation>Güven&amp;me</translation>
    </message>
    <message>
        <source>The certificate of %1 is still not trusted: Postacı could not keep your answer in its folder %2. See that the disk has room and that you may write there, then answer again.</source>
        <translation>%1 sunucusunun sertifikasına hâlâ güvenilmiyor: Postacı yanıtınızı kendi klasörüne, %2 içine yazamadı. Diskte yer olduğuna ve oraya yazabildiğinize bakın, sonra yeniden yanıtlayın.</translation>
    </message>
</context>
<context>
    <name>postaci::CertificatePage</name>
    <message>
        <source>These certificates do not verify, but you have accepted them, each for one server. When you take one back, the accounts of that server stop until you decide anew.</source>
        <translation>Bu sertifikalar doğrulanamıyor, ama her birini bir sunucu için kabul ettiniz. Birini geri alırsanız o sunucudaki hesaplar siz yeniden karar verene kadar durur.</translation>
    </message>
    <message>
        <source>Accepted certificates</source>
        <translation>Kabul edilen sertifikalar</translation>
    </message>
    <message>
        <source>You have accepted no certificate by hand.</source>
        <translation>Elle kabul ettiğiniz bir sertifika yok.</translation>
    </message>
    <message>
        <source>Take it &amp;back</source>
        <translation>Geri &amp;al</translation>
    </message>
    <message>
        <source>It is taken back only until you quit Postacı: that could not be kept in the folder %1. See that the disk has room and that you may write there.</source>
        <translation>Yalnızca Postacı'dan çıkana kadar geri alındı: bu, %1 klasörüne yazılamadı. Diskte yer olduğuna ve oraya yazabildiğinize bakın.</translation>
    </message>
</context>
<context>
    <name>postaci::CheckStepRow</name>
    <message>
        <source>Details</source>
        <translation>Ayrıntılar</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>bekliyor</translation>
    </message>
    <message>
        <source>running</source>
        <translation>sürüyor</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>done</source>
        <translation>tamam</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>olmadı</translation>
    </message>
    <message>
        <source>not tried</source>
        <translation>denenmedi</translation>
    </message>
    <message>
        <source>Trust this certificate anyway…</source>
        <translation>Bu sertifikaya yine de güven…</translation>
    </message>
</context>
<context>
    <name>postaci::ClientCertificateField</name>
    <message>
        <source>Certificates with their key (*.p12 *.pfx *.pem);;All files (*)</source>
        <translation>Anahtarıyla birlikte sertifikalar (*.p12 *.pfx *.pem);;Bütün dosyalar (*)</translation>
    </message>
    <message>
        <source>Choose your certificate</source>
        <translation>Sertifikanızı seçin</translation>
    </message>
    <message>
        <source>This file has no private key for its certificate. It takes the one that ends in .p12 or .pfx.</source>
        <translation>Bu dosyada sertifikanın özel anahtarı yok. Adı .p12 veya .pfx ile biten dosya gerekir.</translation>
    </message>
    <message>
        <source>This file holds no certificate, or it cannot be read.</source>
        <translation>Bu dosyada sertifika yok ya da dosya okunamıyor.</translation>
    </message>
    <message>
        <source>It expired on %1: ask whoever gave it to you for a new one.</source>
        <translation>Süresi %1 tarihinde doldu: sertifikayı size verenden yenisini isteyin.</translation>
    </message>
    <message>
        <source>None. Only some companies and universities want one.</source>
        <translation>Yok. Yalnızca bazı şirketler ve üniversiteler ister.</translation>
    </message>
    <message>
        <source>%1, issued by %2, valid until %3</source>
        <translation>%1, veren: %2, %3 tarihine kadar geçerli</translation>
    </message>
    <message>
        <source>Your own certificate</source>
        <translation>Kişisel sertifikanız</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Gözat…</translation>
    </message>
    <message>
        <source>Choose the file of your own certificate</source>
        <translation>Kişisel sertifikanızın dosyasını seç</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Remove your own certificate</source>
        <translation>Kişisel sertifikanızı kaldır</translation>
    </message>
    <message>
        <source>Passphrase of the file</source>
        <translation>Dosyanın parolası</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Sign in with it alone, without a password</source>
        <translation>Parola olmadan, yalnızca bununla oturum aç</translation>
    </message>
    <message>
        <source>A file that ends in .p12 or .pfx, which an administrator gives you where the server wants to see it. Its key is kept encrypted, as passwords are.</source>
        <translation>Sunucu sertifika istiyorsa yöneticinizin size verdiği, adı .p12 veya .pfx ile biten dosya. Anahtarı, parolalar gibi şifrelenmiş olarak saklanır.</translation>
    </message>
    <message>
        <source>Only where your administrator says so: most servers want the password too.</source>
        <translation>Yalnızca yöneticiniz öyle diyorsa: sunucuların çoğu parolayı da ister.</translation>
    </message>
    <message>
        <source>It came with the file. It is used once and not kept.</source>
        <translation>Dosyayla birlikte verilmiştir. Bir kez kullanılır, saklanmaz.</translation>
    </message>
    <message>
        <source>Open the file first, or remove it.</source>
        <translation>Önce dosyayı açın ya da kaldırın.</translation>
    </message>
    <message>
        <source>This passphrase is wrong. If you are sure of it, the file is protected in an old way: ask for a new one.</source>
        <translation>Bu parola yanlış. Doğru olduğundan eminseniz dosya eski bir yöntemle korunuyordur: yenisini isteyin.</translation>
    </message>
</context>
<context>
    <name>postaci::CommandPalette</name>
    <message>
        <source>Command, folder, person or setting</source>
        <translation>Komut, klasör, kişi ya da ayar</translation>
    </message>
    <message>
        <source>Find a command, folder, person or setting</source>
        <translation>Komut, klasör, kişi ya da ayar bul</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Bulunanlar</translation>
    </message>
    <message>
        <source>Nothing has that name. Fewer letters find more.</source>
        <translation>Bu adda bir şey yok. Daha az harf daha çok şey bulur.</translation>
    </message>
</context>
<context>
    <name>postaci::ComposerBody</name>
    <message>
        <source>image</source>
        <translation>resim</translation>
    </message>
    <message>
        <source>Insert images</source>
        <translation>Resim ekle</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Resimler</translation>
    </message>
</context>
<context>
    <name>postaci::ComposerHeader</name>
    <message>
        <source>Not an address: %1</source>
        <translation>Adres değil: %1</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>Ki&amp;mden</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Kime</translation>
    </message>
    <message>
        <source>&amp;Cc</source>
        <translation>&amp;Bilgi</translation>
    </message>
    <message>
        <source>&amp;Bcc</source>
        <translation>Gi&amp;zli</translation>
    </message>
    <message>
        <source>&amp;Subject</source>
        <translation>K&amp;onu</translation>
    </message>
    <message>
        <source>Add copies (Cc, Bcc)</source>
        <translation>Kopya alıcıları ekle (Bilgi, Gizli)</translation>
    </message>
    <message>
        <source>Choose from the contacts</source>
        <translation>Kişilerden seç</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Kime</translation>
    </message>
    <message>
        <source>Cc</source>
        <translation>Bilgi</translation>
    </message>
    <message>
        <source>Bcc</source>
        <translation>Gizli</translation>
    </message>
    <message>
        <source>&amp;Cc, Bcc</source>
        <translation>&amp;Bilgi, Gizli</translation>
    </message>
</context>
<context>
    <name>postaci::ComposerSpelling</name>
    <message>
        <source>Spelling: off</source>
        <translation>Yazım denetimi kapalı</translation>
    </message>
    <message>
        <source>Spelling</source>
        <extracomment>%1 is the name of a language in itself</extracomment>
        <translation>Yazım denetimi</translation>
    </message>
    <message>
        <source>Spelling: %1</source>
        <translation>Yazım: %1</translation>
    </message>
    <message>
        <source>Language of the spelling</source>
        <translation>Yazım denetiminin dili</translation>
    </message>
    <message>
        <source>&amp;My words…</source>
        <translation>&amp;Sözcüklerim…</translation>
    </message>
</context>
<context>
    <name>postaci::ComposerWindow</name>
    <message>
        <source>The message that this answers could not be loaded, so nothing of it is quoted. %1</source>
        <extracomment>%1 is a sentence that says why</extracomment>
        <translation>Yanıtladığınız ileti yüklenemedi, bu yüzden alıntı yapılmadı. %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>It is sent as soon as everything that belongs to it is loaded.</source>
        <translation>İletiye ait her şey yüklenir yüklenmez gönderilecek.</translation>
    </message>
    <message>
        <source>There is no account to send this from. Add one in the main window.</source>
        <translation>Bunu gönderecek bir hesap yok. Ana pencereden bir hesap ekleyin.</translation>
    </message>
    <message>
        <source>Write the address of at least one person it goes to.</source>
        <translation>En az bir alıcının adresini yazın.</translation>
    </message>
    <message>
        <source>The subject is empty.</source>
        <translation>Konu boş.</translation>
    </message>
    <message>
        <source>The text speaks of an attachment, but no file is attached.</source>
        <translation>Metinde bir ekten söz ediliyor ama hiçbir dosya eklenmemiş.</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <extracomment>%1 is a sentence that says why</extracomment>
        <translation>Gönderilmedi. %1</translation>
    </message>
    <message>
        <source>Keep this text to go on later?</source>
        <translation>Bu metin daha sonra sürdürmek için saklansın mı?</translation>
    </message>
    <message>
        <source>Discard this text? It can't be brought back.</source>
        <translation>Bu taslak silinsin mi? Geri getirilemez.</translation>
    </message>
    <message>
        <source>image</source>
        <translation>resim</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>Dosya ekle</translation>
    </message>
    <message>
        <source>%1 can't be read, so it isn't attached.</source>
        <translation>%1 okunamadığı için eklenmedi.</translation>
    </message>
    <message>
        <source>%1 is a folder. Attach the files in it, or an archive of it.</source>
        <translation>%1 bir klasör. İçindeki dosyaları ya da sıkıştırılmış arşivini ekleyin.</translation>
    </message>
    <message>
        <source>%1 is over 100 MB, more than mail can carry.</source>
        <translation>%1 100 MB'tan büyük; e-posta bu kadarını taşıyamaz.</translation>
    </message>
    <message>
        <source>%1 is attached, but can't be kept with the draft: the disk may be full.</source>
        <translation>%1 eklendi ama taslakla birlikte saklanamıyor: disk dolu olabilir.</translation>
    </message>
    <message>
        <source>This text could not be saved as a draft. %1</source>
        <extracomment>%1 is a sentence that says why</extracomment>
        <translation>Bu metin taslak olarak kaydedilemedi. %1</translation>
    </message>
    <message>
        <source>Saved at %1</source>
        <translation>Kaydedildi: %1</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>Yeni ileti</translation>
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation>&amp;Gönder</translation>
    </message>
    <message>
        <source>&amp;Attach…</source>
        <translation>Dosya &amp;ekle…</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>S&amp;il</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>İletinin metni</translation>
    </message>
    <message>
        <source>Write here…</source>
        <translation>Buraya yazın…</translation>
    </message>
    <message>
        <source>Send an&amp;yway</source>
        <translation>Yine de gö&amp;nder</translation>
    </message>
    <message>
        <source>&amp;Keep draft</source>
        <translation>Taslağı &amp;sakla</translation>
    </message>
    <message>
        <source>D&amp;iscard</source>
        <translation>Si&amp;l</translation>
    </message>
    <message>
        <source>&amp;Go on writing</source>
        <translation>&amp;Yazmaya devam et</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gönder</translation>
    </message>
    <message>
        <source>message</source>
        <translation>ileti</translation>
    </message>
    <message numerus="yes">
        <source>%n forwarded message(s)</source>
        <translation>
            <numerusform>İletilen %n ileti</numerusform>
        </translation>
    </message>
    <message>
        <source>This answer goes to everybody on the mailing list %1.</source>
        <extracomment>%1 is the address of a mailing list</extracomment>
        <translation>Bu yanıt %1 e-posta listesindeki herkese gidecek.</translation>
    </message>
    <message>
        <source>To the &amp;list only</source>
        <translation>Yalnızca &amp;listeye</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>Henüz şablon yok</translation>
    </message>
    <message>
        <source>&amp;Save as template…</source>
        <translation>Şablon olarak &amp;kaydet…</translation>
    </message>
    <message>
        <source>&amp;Manage templates…</source>
        <translation>Şablonları &amp;yönet…</translation>
    </message>
    <message>
        <source>You have never written to %1. Is %2 meant?</source>
        <translation>%1 adresine hiç yazmadınız. %2 mi demek istediniz?</translation>
    </message>
    <message>
        <source>C&amp;orrect it</source>
        <translation>&amp;Düzelt</translation>
    </message>
    <message numerus="yes">
        <source>%n people will see each other's addresses.</source>
        <translation>
            <numerusform>%n kişi birbirinin adresini görecek.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Move them to Bcc</source>
        <translation>Gizliye &amp;taşı</translation>
    </message>
    <message>
        <source>You got this message as a blind copy. An answer to all tells the others that you have it.</source>
        <translation>Bu ileti size gizli kopya olarak geldi. Herkese yanıt verirseniz ötekiler iletiyi aldığınızı öğrenir.</translation>
    </message>
    <message>
        <source>Answer the sender &amp;only</source>
        <translation>Yalnızca gönderene &amp;yanıtla</translation>
    </message>
    <message>
        <source>Something of a template was not filled in: %1.</source>
        <extracomment>%1 is one or more of {{name}}, {{date}} ...</extracomment>
        <translation>Şablondan doldurulmamış bir yer kaldı: %1.</translation>
    </message>
    <message>
        <source>One of the recipients is no address that mail can go to.</source>
        <translation>Alıcılardan biri, e-posta gidebilecek bir adres değil.</translation>
    </message>
    <message>
        <source>Bold text, lists, images and tables don't go with plain text.</source>
        <translation>Düz metinde kalın yazı, liste, resim ve tablo olmaz.</translation>
    </message>
    <message>
        <source>&amp;Make it plain</source>
        <translation>&amp;Düz metne çevir</translation>
    </message>
    <message>
        <source>K&amp;eep formatting</source>
        <translation>Biçimi ko&amp;ru</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Şablonlar</translation>
    </message>
    <message>
        <source>Formatted text</source>
        <translation>Biçimli metin</translation>
    </message>
    <message>
        <source>The message is too long to be here whole, so it is attached as well.</source>
        <translation>İleti burada bütünüyle yer alamayacak kadar uzun; bu yüzden ayrıca eklendi.</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s) of the groups have no address that mail can go to: %1</source>
        <translation>
            <numerusform>Gruplardaki %n üyenin posta gönderilebilecek bir adresi yok: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Open the contacts</source>
        <translation>Ki&amp;şileri aç</translation>
    </message>
    <message>
        <source>This message was to be sent on %1. Send keeps that time.</source>
        <extracomment>%1 is a day and time</extracomment>
        <translation>Bu ileti %1 zamanında gönderilecekti. Gönder düğmesi bu zamanı korur.</translation>
    </message>
    <message>
        <source>Send no&amp;w instead</source>
        <translation>Bunun yerine &amp;hemen gönder</translation>
    </message>
    <message>
        <source>The folder %1 takes messages of at most %2. This one would be %3, so no copy of it could be kept there.</source>
        <extracomment>%1 is a folder, %2 and %3 are sizes</extracomment>
        <translation>%1 klasörü en çok %2 büyüklüğünde ileti alıyor. Bu ileti %3 tutacağı için orada kopyası saklanamaz.</translation>
    </message>
    <message>
        <source>%1 took messages of at most %2 when it was last asked. This one would be %3 on its way.</source>
        <extracomment>%1 is a server, %2 and %3 are sizes</extracomment>
        <translation>%1 en son sorulduğunda en çok %2 büyüklüğünde ileti alıyordu. Bu ileti yolda %3 tutar.</translation>
    </message>
    <message>
        <source>%1 takes messages of at most %2. This one would be %3 on its way: attach less, or send it in several messages.</source>
        <translation>%1 en çok %2 büyüklüğünde ileti alıyor. Bu ileti yolda %3 tutar: daha az dosya ekleyin ya da birkaç ileti halinde gönderin.</translation>
    </message>
    <message>
        <source>Make t&amp;he pictures smaller</source>
        <translation>Resimleri kü&amp;çült</translation>
    </message>
    <message>
        <source>What you pasted is too long for its formatting, so it came as plain text.</source>
        <translation>Yapıştırdığınız metin biçimlendirmesiyle alınamayacak kadar uzun; bu yüzden düz metin olarak eklendi.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that are to be attached could not be loaded. %1</source>
        <extracomment>%1 is a sentence that says why</extracomment>
        <translation>
            <numerusform>Eklenecek iletilerden %n tanesi yüklenemedi. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The message that you go on with could not be loaded: its text and files would be missing.</source>
        <translation>Üzerinde çalıştığınız ileti yüklenemedi: metni ve dosyaları eksik kalır.</translation>
    </message>
    <message>
        <source>The message that you forward could not be loaded, so nothing of it would go along.</source>
        <translation>İlettiğiniz ileti yüklenemedi; gönderilirse ondan hiçbir şey gitmez.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) that you forward could not be loaded and would not go along.</source>
        <translation>
            <numerusform>İlettiğiniz iletilerden %n tanesi yüklenemedi; gönderilirse o gitmez.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not sent: the text and files of this draft on the server could not be loaded, and sending would delete them there.</source>
        <translation>Gönderilmedi: bu taslağın sunucudaki metni ve dosyaları yüklenemedi, gönderilirse orada silinirlerdi.</translation>
    </message>
    <message>
        <source>The message that you go on with could not be loaded: its text and files are not here. %1</source>
        <extracomment>%1 is a sentence that says why</extracomment>
        <translation>Üzerinde çalıştığınız ileti yüklenemedi: metni ve dosyaları burada yok. %1</translation>
    </message>
    <message>
        <source>The message that you forward could not be loaded. %1</source>
        <extracomment>%1 is a sentence that says why</extracomment>
        <translation>İlettiğiniz ileti yüklenemedi. %1</translation>
    </message>
    <message>
        <source>Discard this draft? Its text and files on the server, which are not loaded here, go with it.</source>
        <translation>Bu taslak silinsin mi? Sunucuda duran, buraya yüklenmemiş metni ve dosyaları da silinir.</translation>
    </message>
    <message>
        <source>The link wanted a file of this computer to be attached, which no link may do. Attach it yourself if it is to go along.</source>
        <translation>Bağlantı, bu bilgisayardaki bir dosyanın eklenmesini istedi; hiçbir bağlantının buna izni yoktur. Gitmesini istiyorsanız dosyayı kendiniz ekleyin.</translation>
    </message>
    <message>
        <source>The link was too long; what is missing here was left out.</source>
        <translation>Bağlantı çok uzundu; burada eksik olanlar dışarıda bırakıldı.</translation>
    </message>
</context>
<context>
    <name>postaci::ConditionRow</name>
    <message>
        <source>days</source>
        <translation>gün</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>Neye bakılacağı</translation>
    </message>
    <message>
        <source>Name of the header field</source>
        <translation>Üstbilgi alanının adı</translation>
    </message>
    <message>
        <source>How it is compared</source>
        <translation>Nasıl karşılaştırılacağı</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>Ne aranacağı</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>Bu koşulu kaldır</translation>
    </message>
    <message>
        <source>kB</source>
        <translation>kB</translation>
    </message>
</context>
<context>
    <name>postaci::ConnectionLogPage</name>
    <message>
        <source>Connection log</source>
        <translation>Bağlantı günlüğü</translation>
    </message>
    <message>
        <source>Nothing has been said yet since the program was started.</source>
        <translation>Program başladığından beri henüz bir şey konuşulmadı.</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>K&amp;opyala</translation>
    </message>
    <message>
        <source>Save the connection log</source>
        <translation>Bağlantı günlüğünü kaydet</translation>
    </message>
    <message>
        <source>Postacı log.txt</source>
        <translation>Postacı günlüğü.txt</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Metin (*.txt)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Kaydedildi.</translation>
    </message>
    <message>
        <source>What Postacı (&gt;) and the servers (&lt;) said to each other last, for who helps you. Passwords and the contents of messages are never in it; addresses, names of folders and what you searched for may be.</source>
        <translation>Postacı (&gt;) ile sunucuların (&lt;) birbirine en son söyledikleri; size yardım edecek kişi için. Parolalar ve iletilerin içeriği hiçbir zaman içinde değildir; adresler, klasör adları ve aradığınız sözcükler olabilir.</translation>
    </message>
    <message>
        <source>S&amp;how</source>
        <translation>&amp;Göster</translation>
    </message>
    <message>
        <source>all connections</source>
        <translation>bütün bağlantılar</translation>
    </message>
    <message>
        <source>Save to a fi&amp;le…</source>
        <translation>&amp;Dosyaya kaydet…</translation>
    </message>
</context>
<context>
    <name>postaci::ConnectionLogWindow</name>
    <message>
        <source>Connection log – Postacı</source>
        <translation>Bağlantı günlüğü – Postacı</translation>
    </message>
    <message>
        <source>&amp;Account</source>
        <translation>&amp;Hesap</translation>
    </message>
    <message>
        <source>%1 (being set up)</source>
        <extracomment>%1 is an address; no account of it is here yet</extracomment>
        <translation>%1 (kuruluyor)</translation>
    </message>
</context>
<context>
    <name>postaci::ContactCard</name>
    <message>
        <source>Nickname</source>
        <translation>Takma ad</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Doğum günü</translation>
    </message>
    <message>
        <source>Written to</source>
        <translation>Yazıldı</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n kez</numerusform>
        </translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Son yazışma</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruplar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <extracomment>%1 is an address</extracomment>
        <translation>%1 adresine yaz</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Yaz</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Düzenle…</translation>
    </message>
    <message>
        <source>&amp;Add to contacts…</source>
        <translation>Kişilere &amp;ekle…</translation>
    </message>
    <message>
        <source>&amp;Groups</source>
        <translation>&amp;Gruplar</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Sil</translation>
    </message>
    <message>
        <source>Do not su&amp;ggest any more</source>
        <translation>Artık ö&amp;nerme</translation>
    </message>
    <message>
        <source>Take &amp;out of the group</source>
        <translation>Grupt&amp;an çıkar</translation>
    </message>
</context>
<context>
    <name>postaci::ContactEditor</name>
    <message>
        <source>Choose a picture</source>
        <translation>Resim seç</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</source>
        <translation>Resimler (*.png *.jpg *.jpeg *.webp *.gif *.bmp)</translation>
    </message>
    <message>
        <source>That file is no picture that can be shown.</source>
        <translation>Bu dosya gösterilebilen bir resim değil.</translation>
    </message>
    <message>
        <source>Not an address: %1</source>
        <translation>Adres değil: %1</translation>
    </message>
    <message>
        <source>That is no date. Write it as 17.05.1990, or without the year as 17.05.</source>
        <translation>Bu bir tarih değil. 17.05.1990 gibi, yılsız ise 17.05. gibi yazın.</translation>
    </message>
    <message>
        <source>Write a name or an address.</source>
        <translation>Bir ad ya da adres yazın.</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Yeni kişi</translation>
    </message>
    <message>
        <source>Edit contact</source>
        <translation>Kişiyi düzenle</translation>
    </message>
    <message>
        <source>&amp;Given name</source>
        <translation>&amp;Adı</translation>
    </message>
    <message>
        <source>&amp;Middle name</source>
        <translation>İ&amp;kinci adı</translation>
    </message>
    <message>
        <source>&amp;Family name</source>
        <translation>&amp;Soyadı</translation>
    </message>
    <message>
        <source>Ti&amp;tle</source>
        <translation>&amp;Unvanı</translation>
    </message>
    <message>
        <source>Suffi&amp;x</source>
        <translation>So&amp;n eki</translation>
    </message>
    <message>
        <source>Name as s&amp;hown</source>
        <translation>&amp;Görünen ad</translation>
    </message>
    <message>
        <source>&amp;Nickname</source>
        <translation>&amp;Takma adı</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresler</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>Ku&amp;ruluş</translation>
    </message>
    <message>
        <source>&amp;Birthday</source>
        <translation>&amp;Doğum günü</translation>
    </message>
    <message>
        <source>Not&amp;es</source>
        <translation>N&amp;otlar</translation>
    </message>
    <message>
        <source>17.05.1990</source>
        <translation>17.05.1990</translation>
    </message>
    <message>
        <source>Choose &amp;picture…</source>
        <translation>R&amp;esim seç…</translation>
    </message>
    <message>
        <source>&amp;Remove picture</source>
        <translation>Res&amp;mi kaldır</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>Ka&amp;ydet</translation>
    </message>
    <message>
        <source>Contact saved.</source>
        <translation>Kişi kaydedildi.</translation>
    </message>
</context>
<context>
    <name>postaci::ContactsWindow</name>
    <message>
        <source>All contacts</source>
        <translation>Tüm kişiler</translation>
    </message>
    <message>
        <source>Collected addresses</source>
        <translation>Toplanan adresler</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) selected</source>
        <translation>
            <numerusform>%n kişi seçili</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody fits.</source>
        <translation>Uyan kimse yok.</translation>
    </message>
    <message>
        <source>No collected addresses</source>
        <translation>Toplanan adres yok</translation>
    </message>
    <message>
        <source>Addresses that you write to are collected here.</source>
        <translation>Yazdığınız adresler burada toplanır.</translation>
    </message>
    <message>
        <source>No contacts here yet</source>
        <translation>Burada henüz kişi yok</translation>
    </message>
    <message>
        <source>Add somebody, or import a file of contacts (vCard or CSV).</source>
        <translation>Birini ekleyin ya da bir kişi dosyasını (vCard veya CSV) içe aktarın.</translation>
    </message>
    <message>
        <source>Choose recipients</source>
        <translation>Alıcıları seç</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>&amp;New contact…</source>
        <translation>Yeni k&amp;işi…</translation>
    </message>
    <message>
        <source>Wr&amp;ite</source>
        <translation>Ya&amp;z</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Kime</translation>
    </message>
    <message>
        <source>&amp;Cc</source>
        <translation>&amp;Bilgi</translation>
    </message>
    <message>
        <source>&amp;Bcc</source>
        <translation>Gi&amp;zli</translation>
    </message>
    <message>
        <source>Groups, duplicates, import and export</source>
        <translation>Gruplar, yinelenenler, içe ve dışa aktarma</translation>
    </message>
    <message>
        <source>&amp;New group…</source>
        <translation>&amp;Yeni grup…</translation>
    </message>
    <message>
        <source>&amp;Rename this group…</source>
        <translation>Bu grubu yeniden &amp;adlandır…</translation>
    </message>
    <message>
        <source>&amp;Delete this group</source>
        <translation>Bu grubu &amp;sil</translation>
    </message>
    <message>
        <source>&amp;Add selected to a group</source>
        <translation>Seçilenleri bir gruba &amp;ekle</translation>
    </message>
    <message>
        <source>&amp;Merge duplicates…</source>
        <translation>Yinelenenleri &amp;birleştir…</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>İ&amp;çe aktar…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Dışa aktar…</translation>
    </message>
    <message>
        <source>Name, address, organisation</source>
        <translation>Ad, adres, kuruluş</translation>
    </message>
    <message>
        <source>Search contacts</source>
        <translation>Kişilerde ara</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruplar</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) deleted.</source>
        <translation>
            <numerusform>%n kişi silindi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) will not be suggested any more.</source>
        <translation>
            <numerusform>%n adres artık önerilmeyecek.</numerusform>
        </translation>
    </message>
    <message>
        <source>Added to %1.</source>
        <extracomment>%1 is a group</extracomment>
        <translation>%1 grubuna eklendi.</translation>
    </message>
    <message>
        <source>Taken out of %1.</source>
        <translation>%1 grubundan çıkarıldı.</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Yeni grup</translation>
    </message>
    <message>
        <source>Rename group</source>
        <translation>Grubu yeniden adlandır</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Ad</translation>
    </message>
    <message>
        <source>&amp;Make</source>
        <translation>&amp;Oluştur</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>Ye&amp;niden adlandır</translation>
    </message>
    <message>
        <source>There is a group of that name already.</source>
        <translation>Bu adda bir grup zaten var.</translation>
    </message>
    <message>
        <source>Group %1 made.</source>
        <extracomment>%1 is a group</extracomment>
        <translation>%1 grubu oluşturuldu.</translation>
    </message>
    <message>
        <source>Group renamed to %1.</source>
        <translation>Grubun adı artık %1.</translation>
    </message>
    <message>
        <source>Group deleted. Its contacts are still there.</source>
        <translation>Grup silindi. İçindeki kişiler duruyor.</translation>
    </message>
    <message>
        <source>No two contacts have the same address or name.</source>
        <translation>Aynı adresi ya da adı taşıyan iki kişi yok.</translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kişileri içe aktar</translation>
    </message>
    <message>
        <source>Contacts (*.vcf *.vcard *.csv *.tsv *.txt);;All files (*)</source>
        <translation>Kişiler (*.vcf *.vcard *.csv *.tsv *.txt);;Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>vCard 3.0 (*.vcf)</source>
        <translation>vCard 3.0 (*.vcf)</translation>
    </message>
    <message>
        <source>vCard 4.0 (*.vcf)</source>
        <translation>vCard 4.0 (*.vcf)</translation>
    </message>
    <message>
        <source>Export contacts</source>
        <translation>Kişileri dışa aktar</translation>
    </message>
    <message>
        <source>contacts</source>
        <translation>kişiler</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) exported.</source>
        <translation>
            <numerusform>%n kişi dışa aktarıldı.</numerusform>
        </translation>
    </message>
    <message>
        <source>The file could not be written.</source>
        <translation>Dosya yazılamadı.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri al</translation>
    </message>
    <message>
        <source>&amp;Take selected out of this group</source>
        <translation>Seçilenleri bu gruptan çı&amp;kar</translation>
    </message>
</context>
<context>
    <name>postaci::ConversationDelegate</name>
    <message>
        <source>(unknown)</source>
        <translation>(bilinmiyor)</translation>
    </message>
</context>
<context>
    <name>postaci::ConversationRows</name>
    <message numerus="yes">
        <source>%n earlier message(s)</source>
        <translation>
            <numerusform>%n önceki ileti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n later message(s)</source>
        <translation>
            <numerusform>%n sonraki ileti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n okunmamış</numerusform>
        </translation>
    </message>
    <message>
        <source>Fewer earlier messages</source>
        <translation>Daha az göster</translation>
    </message>
    <message>
        <source>Fewer later messages</source>
        <translation>Daha az göster</translation>
    </message>
    <message>
        <source>Show %1</source>
        <extracomment>%1 is &quot;9 earlier messages&quot;</extracomment>
        <translation>Göster: %1</translation>
    </message>
    <message>
        <source>Earlier messages of the conversation</source>
        <translation>Yazışmanın önceki iletileri</translation>
    </message>
    <message>
        <source>Later messages of the conversation</source>
        <translation>Yazışmanın sonraki iletileri</translation>
    </message>
</context>
<context>
    <name>postaci::DeliveryDesk</name>
    <message>
        <source>Not delivered to %1: %2</source>
        <extracomment>%1 is an address, %2 a sentence that says why</extracomment>
        <translation>%1 adresine teslim edilemedi: %2</translation>
    </message>
    <message>
        <source>Not delivered to %1 yet: the servers keep trying, you need do nothing.</source>
        <translation>%1 adresine henüz teslim edilmedi: sunucular denemeyi sürdürüyor, bir şey yapmanız gerekmiyor.</translation>
    </message>
    <message>
        <source>Delivered to %1.</source>
        <translation>%1 adresine teslim edildi.</translation>
    </message>
    <message>
        <source>Passed on to %1; the server there does not report any further.</source>
        <translation>%1 adresine aktarıldı; oradaki sunucu bundan sonrasını bildirmiyor.</translation>
    </message>
    <message numerus="yes">
        <source>%n more in the details.</source>
        <translation>
            <numerusform>Ayrıntılarda %n tane daha.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::DonePage</name>
    <message>
        <source>Both servers let you in. Your mail begins to arrive as soon as you finish, the newest first.</source>
        <translation>İki sunucu da girişinizi kabul etti. Bitir dediğinizde postalarınız en yeniden başlayarak gelir.</translation>
    </message>
    <message>
        <source>Name of the &amp;account in the folder list</source>
        <translation>Klasör listesinde &amp;hesabın adı</translation>
    </message>
</context>
<context>
    <name>postaci::DraftsDialog</name>
    <message>
        <source>Drafts on this computer</source>
        <translation>Bu bilgisayardaki taslaklar</translation>
    </message>
    <message>
        <source>&amp;Find:</source>
        <translation>&amp;Bul:</translation>
    </message>
    <message>
        <source>Subject or recipient</source>
        <translation>Konu ya da alıcı</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Aç</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Kapat</translation>
    </message>
    <message>
        <source>No draft has these words.</source>
        <translation>Bu sözcükleri içeren taslak yok.</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Taslak yok</translation>
    </message>
</context>
<context>
    <name>postaci::ExaminationSteps</name>
    <message>
        <source>Incoming, %1</source>
        <translation>Gelen, %1</translation>
    </message>
    <message>
        <source>Outgoing, %1</source>
        <translation>Giden, %1</translation>
    </message>
    <message>
        <source>Each step</source>
        <translation>Bütün adımlar</translation>
    </message>
    <message>
        <source>Copy a report without names and passwords</source>
        <translation>Adları ve parolaları içermeyen bir rapor kopyala</translation>
    </message>
</context>
<context>
    <name>postaci::ExportMailDialog</name>
    <message>
        <source>Messages</source>
        <comment>a file's name</comment>
        <translation>İletiler</translation>
    </message>
    <message>
        <source>Export into</source>
        <translation>Dışa aktarılacak dosya</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>Dışa aktarılacak klasör</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Dışa aktar</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1 / %2 ileti</translation>
    </message>
    <message numerus="yes">
        <source>%n selected message(s)</source>
        <translation>
            <numerusform>Seçili %n ileti</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder %1</source>
        <translation>%1 klasörü</translation>
    </message>
    <message>
        <source>The folder %1 and those in it</source>
        <translation>%1 klasörü ve içindeki klasörler</translation>
    </message>
    <message>
        <source>All of %1</source>
        <translation>%1 hesabının tümü</translation>
    </message>
    <message>
        <source>All that is on this computer alone</source>
        <translation>Yalnızca bu bilgisayarda olanların tümü</translation>
    </message>
    <message>
        <source>Export mail</source>
        <translation>İletileri dışa aktar</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>&amp;Ne</translation>
    </message>
    <message>
        <source>&amp;As</source>
        <translation>&amp;Biçim</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>Ne&amp;reye</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>&amp;Gözat…</translation>
    </message>
    <message>
        <source>&amp;Note in the messages what is read, answered, starred and tagged</source>
        <translation>&amp;Okunmuş, yanıtlanmış, yıldızlı ve etiketli olduğunu iletilere yaz</translation>
    </message>
    <message>
        <source>Messages whose text is not on this computer are fetched first, which takes a while.</source>
        <translation>Metni bu bilgisayarda olmayan iletiler önce indirilir; bu biraz sürebilir.</translation>
    </message>
    <message>
        <source>One file for each folder (mbox)</source>
        <translation>Her klasör için bir dosya (mbox)</translation>
    </message>
    <message>
        <source>One file for each message (.eml)</source>
        <translation>Her ileti için bir dosya (.eml)</translation>
    </message>
    <message>
        <source>Maildir, with what is read, answered and starred</source>
        <translation>Maildir; okunmuş, yanıtlanmış ve yıldızlı bilgisiyle</translation>
    </message>
    <message>
        <source>The place was not given in full, so it was completed. If it is right, press “Export” once more.</source>
        <translation>Yer tam yazılmamıştı, tamamlandı. Doğruysa “Dışa aktar” düğmesine bir kez daha basın.</translation>
    </message>
</context>
<context>
    <name>postaci::FilterActionRow</name>
    <message>
        <source>Choose a folder</source>
        <translation>Klasör seçin</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Ne yapılacağı</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Klasör</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Remove this action</source>
        <translation>Bu işlemi kaldır</translation>
    </message>
</context>
<context>
    <name>postaci::FilterBar</name>
    <message>
        <source>Any tag or none</source>
        <translation>Etiketli ya da etiketsiz</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Okunmamış</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Yıldızlı</translation>
    </message>
    <message>
        <source>Attachment</source>
        <translation>Ek dosyalı</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Etiket</translation>
    </message>
    <message>
        <source>Only unread messages</source>
        <translation>Yalnızca okunmamış iletiler</translation>
    </message>
    <message>
        <source>Only starred messages</source>
        <translation>Yalnızca yıldızlı iletiler</translation>
    </message>
    <message>
        <source>Only messages with an attachment</source>
        <translation>Yalnızca eki olan iletiler</translation>
    </message>
    <message>
        <source>Only messages with a certain tag</source>
        <translation>Yalnızca belirli bir etiketi olan iletiler</translation>
    </message>
    <message>
        <source>Words in these messages</source>
        <translation>Bu iletilerdeki sözcükler</translation>
    </message>
    <message>
        <source>Known people</source>
        <translation>Tanıdıklar</translation>
    </message>
    <message>
        <source>Only messages from contacts and people to whom you have written</source>
        <translation>Yalnızca kişilerden ve daha önce yazdıklarınızdan gelen iletiler</translation>
    </message>
</context>
<context>
    <name>postaci::FilterEditor</name>
    <message>
        <source>All accounts</source>
        <translation>Bütün hesaplar</translation>
    </message>
    <message>
        <source>No account</source>
        <translation>Hiçbir hesap</translation>
    </message>
    <message>
        <source>Choose for which accounts the filter is.</source>
        <translation>Filtrenin hangi hesaplar için olduğunu seçin.</translation>
    </message>
    <message>
        <source>New filter</source>
        <translation>Yeni filtre</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filtre</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Ad</translation>
    </message>
    <message>
        <source>For new mail o&amp;f</source>
        <translation>&amp;Hangi hesabın yeni postası için</translation>
    </message>
    <message>
        <source>If</source>
        <translation>Eğer</translation>
    </message>
    <message>
        <source>all of these are true</source>
        <translation>bunların hepsi doğruysa</translation>
    </message>
    <message>
        <source>at least one of these is true</source>
        <translation>bunlardan en az biri doğruysa</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>O zaman</translation>
    </message>
    <message>
        <source>Add a con&amp;dition</source>
        <translation>K&amp;oşul ekle</translation>
    </message>
    <message>
        <source>Add an &amp;action</source>
        <translation>İşl&amp;em ekle</translation>
    </message>
    <message>
        <source>&amp;Try it…</source>
        <translation>&amp;Dene…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Kaydet</translation>
    </message>
    <message>
        <source>How many of the conditions have to be true</source>
        <translation>Koşulların kaçının doğru olması gerektiği</translation>
    </message>
</context>
<context>
    <name>postaci::FilterPage</name>
    <message>
        <source>%1 (copy)</source>
        <extracomment>%1 is the name of a filter</extracomment>
        <translation>%1 (kopya)</translation>
    </message>
    <message>
        <source>The filter “%1” was deleted.</source>
        <extracomment>%1 is its name</extracomment>
        <translation>“%1” filtresi silindi.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ge&amp;ri al</translation>
    </message>
    <message>
        <source>New mail in every inbox goes through the filters that are ticked, from top to bottom. What was there before stays as it is, unless you run a filter on it.</source>
        <translation>Her gelen kutusundaki yeni posta, işaretli filtrelerden yukarıdan aşağıya geçer. Önceden orada olanlara, siz bir filtreyi çalıştırmadıkça dokunulmaz.</translation>
    </message>
    <message>
        <source>Filters in their order</source>
        <translation>Sırasıyla filtreler</translation>
    </message>
    <message>
        <source>No filters yet</source>
        <translation>Henüz filtre yok</translation>
    </message>
    <message>
        <source>They sort new mail by themselves: into folders, with tags, or away.</source>
        <translation>Yeni postayı kendiliğinden ayırırlar: klasörlere, etiketlerle ya da çöpe.</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>Filtre ekle</translation>
    </message>
    <message>
        <source>A&amp;dd…</source>
        <translation>&amp;Ekle…</translation>
    </message>
    <message>
        <source>C&amp;hange…</source>
        <translation>&amp;Değiştir…</translation>
    </message>
    <message>
        <source>Dupli&amp;cate</source>
        <translation>Ç&amp;oğalt</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>&amp;Sil</translation>
    </message>
    <message>
        <source>M&amp;ove up</source>
        <translation>&amp;Yukarı taşı</translation>
    </message>
    <message>
        <source>%1 in the list</source>
        <translation>listede %1</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>&amp;Aşağı taşı</translation>
    </message>
    <message>
        <source>Ru&amp;n on a folder…</source>
        <translation>Klasörde ça&amp;lıştır…</translation>
    </message>
</context>
<context>
    <name>postaci::FilterTrialDialog</name>
    <message numerus="yes">
        <source>%n message(s) found so far.</source>
        <translation>
            <numerusform>Şimdiye dek %n ileti bulundu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of %1 match.</source>
        <extracomment>%1 is a number of messages</extracomment>
        <translation>
            <numerusform>%1 iletiden %n tanesi uyuyor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %n are listed.</source>
        <translation>
            <numerusform>En yeni %n tanesi listelendi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The texts of %n message(s) are not on this computer and were not looked at.</source>
        <translation>
            <numerusform>%n iletinin metni bu bilgisayarda değil, bunlara bakılmadı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The pattern took too long on %n message(s).</source>
        <translation>
            <numerusform>Kalıp %n iletide çok uzun sürdü.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Done with %n message(s).</source>
        <translation>
            <numerusform>%n iletiye uygulandı.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ge&amp;ri al</translation>
    </message>
    <message>
        <source>What the filter would do</source>
        <translation>Filtre ne yapardı?</translation>
    </message>
    <message>
        <source>In &amp;folder</source>
        <translation>&amp;Klasör</translation>
    </message>
    <message>
        <source>All folders but drafts, sent mail, junk and trash</source>
        <translation>Taslaklar, gönderilenler, istenmeyenler ve çöp dışında bütün klasörler</translation>
    </message>
    <message>
        <source>Messages that match</source>
        <translation>Uyan iletiler</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Gönderen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tarih</translation>
    </message>
    <message>
        <source>Messages looked at</source>
        <translation>Bakılan iletiler</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Durdur</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>&amp;Do it with these messages</source>
        <translation>Bu iletilere &amp;uygula</translation>
    </message>
</context>
<context>
    <name>postaci::FindBar</name>
    <message>
        <source>Not found</source>
        <translation>Bulunamadı</translation>
    </message>
    <message>
        <source>Find in the message</source>
        <translation>İletide bul</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Önceki</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Sonraki</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
</context>
<context>
    <name>postaci::FolderActions</name>
    <message>
        <source>F&amp;older</source>
        <translation>&amp;Klasör</translation>
    </message>
    <message>
        <source>&amp;Get mail here</source>
        <translation>Posta &amp;al</translation>
    </message>
    <message>
        <source>Look for new mail in this account</source>
        <translation>Bu hesapta yeni postaya bak</translation>
    </message>
    <message>
        <source>Mark all &amp;read</source>
        <translation>Tümünü &amp;okundu say</translation>
    </message>
    <message>
        <source>Mark every message of this folder read</source>
        <translation>Bu klasördeki tüm iletileri okundu say</translation>
    </message>
    <message>
        <source>&amp;New folder…</source>
        <translation>&amp;Yeni klasör…</translation>
    </message>
    <message>
        <source>Make a folder at the top of this account</source>
        <translation>Bu hesabın en üst düzeyinde bir klasör oluştur</translation>
    </message>
    <message>
        <source>New &amp;subfolder…</source>
        <translation>Yeni al&amp;t klasör…</translation>
    </message>
    <message>
        <source>Make a folder inside this one</source>
        <translation>Bunun içinde bir klasör oluştur</translation>
    </message>
    <message>
        <source>Rena&amp;me…</source>
        <translation>Yeniden a&amp;dlandır…</translation>
    </message>
    <message>
        <source>Give this folder another name</source>
        <translation>Bu klasöre başka bir ad ver</translation>
    </message>
    <message>
        <source>&amp;Delete folder</source>
        <translation>Klasörü &amp;sil</translation>
    </message>
    <message>
        <source>Delete this folder with all that is in it</source>
        <translation>Bu klasörü içindeki her şeyle birlikte sil</translation>
    </message>
    <message>
        <source>S&amp;ubscribed</source>
        <translation>A&amp;bone olundu</translation>
    </message>
    <message>
        <source>Whether programs that ask for it show this folder</source>
        <translation>Aboneliğe bakan programların bu klasörü gösterip göstermeyeceği</translation>
    </message>
    <message>
        <source>Tell me at &amp;once of new mail here</source>
        <translation>Buraya gelen postayı &amp;hemen bildir</translation>
    </message>
    <message>
        <source>New mail in this folder shows at once, as in the inbox</source>
        <translation>Bu klasöre gelen posta, gelen kutusundaki gibi hemen görünür</translation>
    </message>
    <message>
        <source>&amp;Properties…</source>
        <translation>Ö&amp;zellikler…</translation>
    </message>
    <message>
        <source>Numbers and sizes of this folder</source>
        <translation>Bu klasörün sayıları ve boyutları</translation>
    </message>
    <message>
        <source>Pause t&amp;his account</source>
        <translation>Bu hesabı d&amp;uraklat</translation>
    </message>
    <message>
        <source>Fetch nothing for this account until you go on</source>
        <translation>Siz sürdürene dek bu hesap için bir şey alınmaz</translation>
    </message>
    <message>
        <source>&amp;Account settings…</source>
        <translation>Hesap ayarla&amp;rı…</translation>
    </message>
    <message>
        <source>Change names, servers and the password</source>
        <translation>Adları, sunucuları ve parolayı değiştir</translation>
    </message>
    <message>
        <source>&amp;Favourite</source>
        <translation>Sı&amp;k kullanılan</translation>
    </message>
    <message>
        <source>Show this folder at the top, above the accounts</source>
        <translation>Bu klasörü en üstte, hesapların üzerinde göster</translation>
    </message>
    <message>
        <source>&amp;Delete search</source>
        <translation>Aramayı &amp;sil</translation>
    </message>
    <message>
        <source>Delete this search, but none of the messages</source>
        <translation>Bu aramayı sil, iletilerin hiçbirini değil</translation>
    </message>
    <message>
        <source>No&amp;tify me of new mail here</source>
        <translation>Yeni posta için bildirim &amp;göster</translation>
    </message>
    <message>
        <source>A notification of the desktop tells of new mail in this folder</source>
        <translation>Bu klasöre gelen yeni posta masaüstü bildirimiyle duyurulur</translation>
    </message>
</context>
<context>
    <name>postaci::FolderCommands</name>
    <message>
        <source>New folder</source>
        <translation>Yeni klasör</translation>
    </message>
    <message>
        <source>New folder in %1</source>
        <translation>%1 içinde yeni klasör</translation>
    </message>
    <message>
        <source>&amp;Name of the folder</source>
        <translation>Klasörün &amp;adı</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Oluştur</translation>
    </message>
    <message>
        <source>Rename folder</source>
        <translation>Klasörü yeniden adlandır</translation>
    </message>
    <message>
        <source>&amp;New name</source>
        <translation>&amp;Yeni ad</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Yeniden adlandır</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n ileti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s)</source>
        <translation>
            <numerusform>%n klasör</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete folder</source>
        <translation>Klasö&amp;rü sil</translation>
    </message>
    <message>
        <source>Delete “%1” with %2 and %3 in it for good?</source>
        <extracomment>%1 is a folder, %2 &quot;12 messages&quot;, %3 &quot;2 folders&quot;</extracomment>
        <translation>“%1”, içindeki %2 ve %3 ile birlikte kalıcı olarak silinsin mi?</translation>
    </message>
    <message>
        <source>Delete “%1” with %2 in it for good?</source>
        <translation>“%1”, içindeki %2 ile birlikte kalıcı olarak silinsin mi?</translation>
    </message>
    <message numerus="yes">
        <source>Messages whose text is on this computer can be brought back for %n day(s), but not the folder.</source>
        <translation>
            <numerusform>Metni bu bilgisayarda olan iletiler %n gün boyunca geri getirilebilir, klasör getirilemez.</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename search</source>
        <translation>Aramayı yeniden adlandır</translation>
    </message>
</context>
<context>
    <name>postaci::FolderPane</name>
    <message>
        <source>Folders</source>
        <translation>Klasörler</translation>
    </message>
</context>
<context>
    <name>postaci::FolderPropertiesDialog</name>
    <message>
        <source>Properties of %1</source>
        <translation>%1: özellikler</translation>
    </message>
    <message>
        <source>Name at the server</source>
        <translation>Sunucudaki adı</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>İletiler</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Room at the provider</source>
        <translation>Sağlayıcıdaki yer</translation>
    </message>
    <message>
        <source>Last looked at</source>
        <translation>Son denetim</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>henüz denetlenmedi</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>soruluyor…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n ileti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n unread</source>
        <extracomment>%1 is &quot;12 messages&quot;</extracomment>
        <translation>
            <numerusform>%1, %n okunmamış</numerusform>
        </translation>
    </message>
    <message>
        <source>the server does not say</source>
        <translation>sunucu bildirmiyor</translation>
    </message>
</context>
<context>
    <name>postaci::FolderTreeModel</name>
    <message>
        <source>Inbox</source>
        <translation>Gelen Kutusu</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Taslaklar</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderilmiş</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>İstenmeyen</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Çöp Kutusu</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arşiv</translation>
    </message>
    <message>
        <source>All mail</source>
        <translation>Tüm postalar</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Yıldızlı</translation>
    </message>
    <message>
        <source>Important</source>
        <translation>Önemli</translation>
    </message>
    <message>
        <source>All inboxes</source>
        <translation>Tüm gelenler</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Giden Kutusu</translation>
    </message>
    <message>
        <source>A message could not be sent.</source>
        <translation>Bir ileti gönderilemedi.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Bağlı değil</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>%n bekliyor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n taslak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n okunmamış</numerusform>
        </translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Duraklatıldı</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Okunmamış</translation>
    </message>
    <message>
        <source>All drafts</source>
        <translation>Tüm taslaklar</translation>
    </message>
    <message>
        <source>All sent mail</source>
        <translation>Tüm gönderilenler</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>Sık kullanılanlar</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Ertelenenler</translation>
    </message>
    <message>
        <source>Awaiting answer</source>
        <translation>Yanıt bekleyenler</translation>
    </message>
    <message numerus="yes">
        <source>more than %n unread</source>
        <translation>
            <numerusform>%n taneden çok okunmamış</numerusform>
        </translation>
    </message>
    <message>
        <source>%1+</source>
        <extracomment>a number that is not counted further: 99+</extracomment>
        <translation>%1+</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Bu bilgisayarda</translation>
    </message>
    <message>
        <source>It is on this computer only; no server has it.</source>
        <translation>Yalnızca bu bilgisayarda; hiçbir sunucuda değil.</translation>
    </message>
</context>
<context>
    <name>postaci::FormatBar</name>
    <message>
        <source>Insert a table…</source>
        <translation>Tablo ekle…</translation>
    </message>
    <message>
        <source>Formatting</source>
        <translation>Biçimlendirme</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Küçük</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>Büyük</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>Çok büyük</translation>
    </message>
    <message>
        <source>The reader's colour</source>
        <translation>Okuyanın kendi rengi</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Kırmızı</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Turuncu</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Yeşil</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Mavi</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Mor</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Gri</translation>
    </message>
    <message>
        <source>Row above</source>
        <translation>Üste satır ekle</translation>
    </message>
    <message>
        <source>Row below</source>
        <translation>Alta satır ekle</translation>
    </message>
    <message>
        <source>Column before</source>
        <translation>Öncesine sütun ekle</translation>
    </message>
    <message>
        <source>Column after</source>
        <translation>Sonrasına sütun ekle</translation>
    </message>
    <message>
        <source>Remove the row</source>
        <translation>Satırı kaldır</translation>
    </message>
    <message>
        <source>Remove the column</source>
        <translation>Sütunu kaldır</translation>
    </message>
    <message>
        <source>Remove the table</source>
        <translation>Tabloyu kaldır</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Yazı boyutu</translation>
    </message>
    <message>
        <source>Text colour</source>
        <translation>Yazı rengi</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tablo</translation>
    </message>
</context>
<context>
    <name>postaci::HeadersWindow</name>
    <message>
        <source>The header is very long: this is its beginning.</source>
        <translation>Üst bilgi çok uzun: bu, baş tarafı.</translation>
    </message>
    <message>
        <source>Headers: %1</source>
        <extracomment>%1 is the subject of the message</extracomment>
        <translation>Üst bilgiler: %1</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message>
        <source>Header fields</source>
        <translation>Üst bilgi alanları</translation>
    </message>
    <message>
        <source>As &amp;they came</source>
        <translation>&amp;Geldikleri gibi</translation>
    </message>
    <message>
        <source>Show the fields without decoding what is in them</source>
        <translation>Alanları, içlerindekini çözmeden göster</translation>
    </message>
</context>
<context>
    <name>postaci::HelpWindow</name>
    <message>
        <source>Help – Postacı</source>
        <translation>Yardım – Postacı</translation>
    </message>
    <message>
        <source>&amp;Search the help</source>
        <translation>Yardımda &amp;ara</translation>
    </message>
    <message>
        <source>Pages of the help</source>
        <translation>Yardım sayfaları</translation>
    </message>
    <message>
        <source>No page has these words.</source>
        <translation>Bu sözcükler hiçbir sayfada geçmiyor.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation>Önceki sayfaya dön</translation>
    </message>
</context>
<context>
    <name>postaci::IdentitiesPage</name>
    <message>
        <source>default</source>
        <translation>varsayılan</translation>
    </message>
    <message>
        <source>sends over %1</source>
        <extracomment>%1 is a server</extracomment>
        <translation>%1 üzerinden gönderir</translation>
    </message>
    <message>
        <source>replies to %1</source>
        <extracomment>%1 is an address</extracomment>
        <translation>yanıtlar %1 adresine</translation>
    </message>
    <message>
        <source>%1 is removed when you save.</source>
        <extracomment>%1 is an address</extracomment>
        <translation>%1, kaydettiğinizde kaldırılır.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri al</translation>
    </message>
    <message>
        <source>Names and addresses that you write with. An answer comes from the one that the message came to, else from the default.</source>
        <translation>Yazarken kullandığınız adlar ve adresler. Yanıt, iletinin geldiği kimlikten gönderilir; yoksa varsayılandan.</translation>
    </message>
    <message>
        <source>Identities</source>
        <translation>Kimlikler</translation>
    </message>
    <message>
        <source>A&amp;dd…</source>
        <translation>&amp;Ekle…</translation>
    </message>
    <message>
        <source>Edi&amp;t…</source>
        <translation>&amp;Düzenle…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Kaldır</translation>
    </message>
    <message>
        <source>Make it the defau&amp;lt</source>
        <translation>&amp;Varsayılan yap</translation>
    </message>
    <message>
        <source>D&amp;own</source>
        <translation>Aşa&amp;ğı</translation>
    </message>
    <message>
        <source>U&amp;p</source>
        <translation>Y&amp;ukarı</translation>
    </message>
</context>
<context>
    <name>postaci::IdentityEditor</name>
    <message>
        <source>An address looks like name@example.com.</source>
        <translation>Bir adres ad@example.com gibi görünür.</translation>
    </message>
    <message>
        <source>This server needs its password.</source>
        <translation>Bu sunucunun parolası gerekiyor.</translation>
    </message>
    <message>
        <source>New identity</source>
        <translation>Yeni kimlik</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Kimlik</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Ad</translation>
    </message>
    <message>
        <source>Send &amp;replies to</source>
        <translation>&amp;Yanıtlar şu adrese gelsin</translation>
    </message>
    <message>
        <source>the address above</source>
        <translation>yukarıdaki adres</translation>
    </message>
    <message>
        <source>Send a &amp;blind copy of every message to this address</source>
        <translation>Her iletinin &amp;gizli bir kopyasını bu adrese gönder</translation>
    </message>
    <message>
        <source>the account's folder for sent mail</source>
        <translation>hesabın gönderilmiş öğeler klasöründe</translation>
    </message>
    <message>
        <source>Send over a ser&amp;ver of its own</source>
        <translation>&amp;Kendi sunucusu üzerinden gönder</translation>
    </message>
    <message>
        <source>Pass&amp;word of that server</source>
        <translation>O sunucunun &amp;parolası</translation>
    </message>
    <message>
        <source>the stored one</source>
        <translation>kayıtlı olan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Email &amp;address</source>
        <translation>&amp;E-posta adresi</translation>
    </message>
    <message>
        <source>Signat&amp;ure</source>
        <translation>İm&amp;za</translation>
    </message>
    <message>
        <source>&amp;Keep copies of sent mail in</source>
        <translation>Gönderilenlerin kopyaları &amp;nerede saklansın</translation>
    </message>
    <message>
        <source>Te&amp;st this server</source>
        <translation>Bu sunucuyu &amp;dene</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Tamam</translation>
    </message>
</context>
<context>
    <name>postaci::IdentityPage</name>
    <message>
        <source>Type your email address.</source>
        <translation>E-posta adresinizi yazın.</translation>
    </message>
    <message>
        <source>An address looks like name@example.com.</source>
        <translation>Adres ad@ornek.com biçiminde olur.</translation>
    </message>
    <message>
        <source>This mailbox cannot be opened with Postacı.</source>
        <translation>Bu posta kutusu Postacı ile açılamaz.</translation>
    </message>
    <message>
        <source>Type the password.</source>
        <translation>Parolayı yazın.</translation>
    </message>
    <message>
        <source>Your &amp;name</source>
        <translation>A&amp;dınız</translation>
    </message>
    <message>
        <source>Email &amp;address</source>
        <translation>&amp;E-posta adresi</translation>
    </message>
    <message>
        <source>Set by &amp;hand</source>
        <translation>Elle a&amp;yarla</translation>
    </message>
    <message>
        <source>name@example.com</source>
        <translation>ad@ornek.com</translation>
    </message>
    <message>
        <source>This is how people you write to see you.</source>
        <translation>Yazdığınız kişiler sizi bu adla görür.</translation>
    </message>
    <message>
        <source>The whole address, with the part after the @: it tells which servers to use.</source>
        <translation>@'den sonrasıyla birlikte tam adres: hangi sunucuların kullanılacağını o söyler.</translation>
    </message>
    <message>
        <source>&amp;Servers that were found</source>
        <translation>Bulunan &amp;sunucular</translation>
    </message>
    <message>
        <source>Several sources name servers for this address. The first is the most likely one; the others are for when it does not work.</source>
        <translation>Bu adres için birden çok kaynak sunucu gösteriyor. En olası olan ilkidir; ötekiler o çalışmazsa diyedir.</translation>
    </message>
    <message>
        <source>Settings cards (*.json *.xml);;All files (*)</source>
        <translation>Ayar kartları (*.json *.xml);;Bütün dosyalar (*)</translation>
    </message>
    <message>
        <source>Open a settings card</source>
        <translation>Ayar kartı aç</translation>
    </message>
    <message>
        <source>This file does not say whose mail it is about. Type the address first, then open it again.</source>
        <translation>Bu dosya kimin postası olduğunu söylemiyor. Önce adresi yazın, sonra dosyayı yeniden açın.</translation>
    </message>
    <message>
        <source>This is no settings card, or it is damaged: no pair of servers could be read from it.</source>
        <translation>Bu bir ayar kartı değil ya da bozuk: içinden bir çift sunucu okunamadı.</translation>
    </message>
    <message>
        <source>Open a settings &amp;card…</source>
        <translation>Ayar kartı &amp;aç…</translation>
    </message>
    <message>
        <source>It goes to the servers shown here and nowhere else, only after you press Next, and is kept encrypted.</source>
        <translation>Yalnızca burada görünen sunuculara, İleri dediğinizde gönderilir ve şifrelenmiş olarak saklanır.</translation>
    </message>
</context>
<context>
    <name>postaci::ImportDialog</name>
    <message>
        <source>Reading %1…</source>
        <translation>%1 okunuyor…</translation>
    </message>
    <message>
        <source>%1 can't be read, or is larger than 64 MB.</source>
        <translation>%1 okunamıyor ya da 64 MB'tan büyük.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n contact(s).</source>
        <translation>
            <numerusform>%1 dosyasında %n kişi var.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n group(s).</source>
        <translation>
            <numerusform>%n grup.</numerusform>
        </translation>
    </message>
    <message>
        <source>It has more than can be read at once.</source>
        <translation>Bir kerede okunabilenden fazlası var.</translation>
    </message>
    <message>
        <source>There are no contacts in %1.</source>
        <translation>%1 dosyasında kişi yok.</translation>
    </message>
    <message numerus="yes">
        <source>%1 is a table with %n line(s). Above each column stands what it is taken for.</source>
        <translation>
            <numerusform>%1, %n satırlık bir tablo. Her sütunun üstünde ne sayıldığı yazıyor.</numerusform>
        </translation>
    </message>
    <message>
        <source>Import contacts</source>
        <translation>Kişileri içe aktar</translation>
    </message>
    <message>
        <source>&amp;What is here already:</source>
        <translation>&amp;Zaten kayıtlı olanlar:</translation>
    </message>
    <message>
        <source>add what is new about them</source>
        <translation>yeni bilgileri ekle</translation>
    </message>
    <message>
        <source>leave as it is</source>
        <translation>olduğu gibi bırak</translation>
    </message>
    <message>
        <source>add once more</source>
        <translation>bir kez daha ekle</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>İ&amp;çe aktar</translation>
    </message>
    <message>
        <source>The first lines of the table</source>
        <translation>Tablonun ilk satırları</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a group, %2 somebody who is added to it</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n kişi daha</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The file adds %n member(s) to groups that are here:</source>
        <translation>
            <numerusform>Dosya, var olan gruplara %n üye ekliyor:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) added</source>
        <translation>
            <numerusform>%n kişi eklendi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n completed</source>
        <translation>
            <numerusform>%n kişi tamamlandı</numerusform>
        </translation>
    </message>
    <message>
        <source>The first line has the &amp;titles of the columns</source>
        <translation>İlk satırda sütun &amp;başlıkları var</translation>
    </message>
    <message>
        <source>New members of groups</source>
        <translation>Grupların yeni üyeleri</translation>
    </message>
    <message numerus="yes">
        <source>%n left as they were</source>
        <translation>
            <numerusform>%n kişi olduğu gibi kaldı</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ImportMailDialog</name>
    <message>
        <source>Imported</source>
        <comment>a folder</comment>
        <translation>İçe aktarılan</translation>
    </message>
    <message>
        <source>Files with mail</source>
        <translation>İleti dosyaları</translation>
    </message>
    <message>
        <source>A folder with mail</source>
        <translation>İleti dosyalarının klasörü</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>İçe aktar</translation>
    </message>
    <message>
        <source>Import mail</source>
        <translation>İletileri içe aktar</translation>
    </message>
    <message>
        <source>Mail from mbox files, single messages (.eml), Maildirs and folders of any of these. They stay as they are, and what is here already is not taken twice.</source>
        <translation>Posta; mbox dosyalarından, tek iletilerden (.eml), Maildir'lerden ve bunların klasörlerinden alınır. Dosyalar olduğu gibi kalır; burada zaten olan ileti ikinci kez alınmaz.</translation>
    </message>
    <message>
        <source>&amp;Files and folders, chosen or dropped here</source>
        <translation>Buraya bırakılan ya da seçilen dosya &amp;ve klasörler</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>&amp;Dosya ekle…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>K&amp;lasör ekle…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Çı&amp;kar</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>&amp;Nereye</translation>
    </message>
    <message>
        <source>&amp;Name of the new folder</source>
        <translation>&amp;Yeni klasörün adı</translation>
    </message>
    <message>
        <source>&amp;Keep the folders that the files are in</source>
        <translation>Dosyaların içinde olduğu klasörleri k&amp;oru</translation>
    </message>
    <message>
        <source>Where nothing &amp;says whether a message was read, count it as read</source>
        <translation>Okunup okunmadığı &amp;belli olmayan iletileri okunmuş say</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>Dosyalar ve klasörler</translation>
    </message>
    <message>
        <source>A new folder on this computer</source>
        <translation>Bu bilgisayarda yeni bir klasör</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) so far. %1: %2 of %3</source>
        <extracomment>%1 is a file, %2 and %3 are sizes</extracomment>
        <translation>
            <numerusform>Şimdiye dek %Ln ileti. %1: %2 / %3</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::InfoBar</name>
    <message>
        <source>Details</source>
        <translation>Ayrıntılar</translation>
    </message>
    <message>
        <source>Close this bar</source>
        <translation>Bu çubuğu kapat</translation>
    </message>
</context>
<context>
    <name>postaci::InvitationCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n kişi daha</numerusform>
        </translation>
    </message>
    <message>
        <source>one time of an event that repeats</source>
        <translation>yinelenen bir etkinliğin tek bir günü</translation>
    </message>
    <message numerus="yes">
        <source>the first of %n events</source>
        <translation>
            <numerusform>%n etkinliğin ilki</numerusform>
        </translation>
    </message>
    <message>
        <source>(no title)</source>
        <translation>(başlıksız)</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Ne zaman</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Nerede</translation>
    </message>
    <message>
        <source>Organiser</source>
        <translation>Düzenleyen</translation>
    </message>
    <message>
        <source>Participants</source>
        <translation>Katılımcılar</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Kabul et</translation>
    </message>
    <message>
        <source>Maybe</source>
        <translation>Belki</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Geri çevir</translation>
    </message>
    <message>
        <source>Fewer participants</source>
        <translation>Daha az katılımcı göster</translation>
    </message>
    <message>
        <source>All participants</source>
        <translation>Tüm katılımcılar</translation>
    </message>
    <message>
        <source>Save to calendar</source>
        <translation>Takvime kaydet</translation>
    </message>
    <message>
        <source>&amp;Open in the calendar program</source>
        <translation>Takvim programında &amp;aç</translation>
    </message>
    <message>
        <source>&amp;Save as a file…</source>
        <translation>&amp;Dosya olarak kaydet…</translation>
    </message>
    <message>
        <source>The address of this account is not among the invited ones.</source>
        <translation>Bu hesabın adresi davet edilenler arasında değil.</translation>
    </message>
</context>
<context>
    <name>postaci::JunkPage</name>
    <message>
        <source>Forget all that was learnt about junk? This cannot be undone.</source>
        <translation>İstenmeyenler hakkında öğrenilen her şey unutulsun mu? Bu geri alınamaz.</translation>
    </message>
    <message>
        <source>F&amp;orget it</source>
        <translation>&amp;Evet, unut</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Ka&amp;lsın</translation>
    </message>
    <message>
        <source>Learnt so far: %1 junk, %2 good.</source>
        <extracomment>the numbers of messages it has learnt from</extracomment>
        <translation>Şimdiye dek öğrenilen: %1 istenmeyen, %2 iyi ileti.</translation>
    </message>
    <message>
        <source>It does nothing yet: it begins when it knows %1 messages of each kind.</source>
        <translation>Henüz bir şey yapmıyor: her türden %1 ileti tanıyınca başlar.</translation>
    </message>
    <message>
        <source>Postacı learns on this computer what junk is to you: from what you move to junk and what you call no junk, and from read mail that stays in the inbox. Choose what it does with new mail that looks like junk.</source>
        <translation>Postacı sizin için neyin istenmeyen olduğunu bu bilgisayarda öğrenir: istenmeyenlere taşıdıklarınızdan, istenmeyen değil dediklerinizden ve okunup gelen kutusunda kalan postadan. İstenmeyene benzeyen yeni postayla ne yapılacağını seçin.</translation>
    </message>
    <message>
        <source>Mail from people you have written to is never taken for junk.</source>
        <translation>Yazdığınız kişilerden gelen posta hiçbir zaman istenmeyen sayılmaz.</translation>
    </message>
    <message>
        <source>Do nothing</source>
        <translation>Bir şey yapma</translation>
    </message>
    <message>
        <source>Mark it, leave it in the inbox</source>
        <translation>İşaretle, gelen kutusunda bırak</translation>
    </message>
    <message>
        <source>Move it to junk</source>
        <translation>İstenmeyenlere taşı</translation>
    </message>
    <message>
        <source>Forget &amp;what was learnt…</source>
        <translation>Öğrenileni &amp;unut…</translation>
    </message>
</context>
<context>
    <name>postaci::KeptCopiesLine</name>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln ileti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln draft(s)</source>
        <translation>
            <numerusform>%Ln taslak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln kişi</numerusform>
        </translation>
    </message>
    <message>
        <source>the damaged file of the mail</source>
        <translation>postaların hasarlı dosyası</translation>
    </message>
    <message numerus="yes">
        <source>%Ln file(s) attached to drafts</source>
        <translation>
            <numerusform>taslaklara eklenmiş %Ln dosya</numerusform>
        </translation>
    </message>
    <message>
        <source>settings</source>
        <translation>ayarlar</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more file(s)</source>
        <translation>
            <numerusform>%Ln dosya daha</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing but caches</source>
        <translation>yalnızca önbellek</translation>
    </message>
    <message>
        <source>Remove what was here before the restore of %1 for good?</source>
        <translation>%1 geri yüklemesinden önce burada olanlar tümüyle silinsin mi?</translation>
    </message>
    <message>
        <source>Remove what the repair of %1 has set aside for good?</source>
        <translation>%1 onarımının kenara koydukları tümüyle silinsin mi?</translation>
    </message>
    <message>
        <source>It holds: %1 (%2).</source>
        <extracomment>%1 is &quot;1,204 messages, 2 drafts, settings&quot;; %2 a size</extracomment>
        <translation>İçinde şunlar var: %1 (%2).</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) of it are neither at a server nor in your mail now: they would be lost.</source>
        <translation>
            <numerusform>Bunlardan %Ln ileti ne bir sunucuda ne de şimdiki postanızda var: silinirse yok olur.</numerusform>
        </translation>
    </message>
    <message>
        <source>All its messages are at their servers or in your mail.</source>
        <translation>İletilerinin hepsi sunucularında ya da şimdiki postanızda var.</translation>
    </message>
    <message>
        <source>All that could be read of it then is in your mail; what a later program could read would be lost.</source>
        <translation>O sırada okunabilen her şey postanızdadır; ileride başka bir programın okuyabilecekleri yok olur.</translation>
    </message>
    <message>
        <source>Drafts, contacts and filters that came after the backup was made are nowhere else.</source>
        <translation>Yedek alındıktan sonra eklenen taslaklar, kişiler ve filtreler başka hiçbir yerde yoktur.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Bu geri alınamaz.</translation>
    </message>
    <message>
        <source>Before the restore of %1 (%2)</source>
        <translation>%1 geri yüklemesinden önce (%2)</translation>
    </message>
    <message>
        <source>Set aside by the repair of %1 (%2)</source>
        <translation>%1 onarımında kenara konan (%2)</translation>
    </message>
    <message>
        <source>Remove what a restore or a repair &amp;put aside</source>
        <translation>Geri yükleme ya da onarımın &amp;kenara koyduklarını sil</translation>
    </message>
    <message>
        <source>Remo&amp;ve it…</source>
        <translation>S&amp;il…</translation>
    </message>
</context>
<context>
    <name>postaci::KeyringDialog</name>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Yeniden dene</translation>
    </message>
    <message>
        <source>The system's keyring</source>
        <translation>Sistemin anahtarlığı</translation>
    </message>
</context>
<context>
    <name>postaci::KeyringHelp</name>
    <message>
        <source>A keyring is a part of your system that keeps passwords encrypted and opens when you log in. Postacı gives your passwords to it.</source>
        <translation>Anahtarlık, sisteminizin parolaları şifreli saklayan parçasıdır; oturum açtığınızda açılır. Postacı parolalarınızı ona emanet eder.</translation>
    </message>
    <message>
        <source>Yours is locked. Try again and type the keyring's password when the system asks for it; it is often the one that you log in with. By hand it is unlocked in &quot;Passwords and Keys&quot; (package seahorse) on GNOME, in KWalletManager on KDE.</source>
        <translation>Sizinki kilitli. Yeniden deneyin ve sistem sorduğunda anahtarlığın parolasını yazın; bu çoğunlukla oturum açarken kullandığınız paroladır. Elle açmak için GNOME'da &quot;Parolalar ve Anahtarlar&quot; (seahorse paketi), KDE'de KWalletManager kullanılır.</translation>
    </message>
    <message>
        <source>None answers here. On GNOME it is the package gnome-keyring, on KDE Plasma KWallet (switched on in the system settings); other desktops can use gnome-keyring, too. Install it, log out and in again, then try again.</source>
        <translation>Bu bilgisayarda yanıt veren bir anahtarlık yok. GNOME'da gnome-keyring paketi, KDE Plasma'da KWallet (sistem ayarlarından açılır) bu işi görür; öteki masaüstleri de gnome-keyring kullanabilir. Kurun, oturumu kapatıp açın, sonra yeniden deneyin.</translation>
    </message>
    <message>
        <source>Or do without: Postacı can keep your passwords in a file of its own, encrypted with a passphrase that you type once at each start.</source>
        <translation>Anahtarlık olmadan da olur: Postacı parolalarınızı, her açılışta bir kez yazacağınız bir ana parolayla şifrelenmiş kendi dosyasında tutabilir.</translation>
    </message>
    <message>
        <source>Keep passwords in an encrypted &amp;file…</source>
        <translation>Parolaları şifreli bir &amp;dosyada tut…</translation>
    </message>
</context>
<context>
    <name>postaci::LabelledRows</name>
    <message>
        <source>Address</source>
        <translation>Adres</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>Telefon numarası</translation>
    </message>
    <message>
        <source>What the address is for</source>
        <translation>Adresin türü</translation>
    </message>
    <message>
        <source>What the number is for</source>
        <translation>Numaranın türü</translation>
    </message>
    <message>
        <source>Remove this address</source>
        <translation>Bu adresi kaldır</translation>
    </message>
    <message>
        <source>Remove this number</source>
        <translation>Bu numarayı kaldır</translation>
    </message>
    <message>
        <source>Add an address</source>
        <translation>Adres ekle</translation>
    </message>
    <message>
        <source>Add a number</source>
        <translation>Numara ekle</translation>
    </message>
</context>
<context>
    <name>postaci::LinkDialog</name>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adres</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Metin</translation>
    </message>
    <message>
        <source>&amp;Remove the link</source>
        <translation>Bağlantıyı &amp;kaldır</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Ekle</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>&amp;Değiştir</translation>
    </message>
    <message>
        <source>A link leads to a web page or an e-mail address.</source>
        <translation>Bağlantı bir web sayfasına ya da e-posta adresine gitmelidir.</translation>
    </message>
</context>
<context>
    <name>postaci::ListActions</name>
    <message>
        <source>L&amp;ist</source>
        <translation>L&amp;iste</translation>
    </message>
    <message>
        <source>How this list is shown</source>
        <translation>Bu liste nasıl gösterilsin</translation>
    </message>
    <message>
        <source>&amp;Conversations</source>
        <translation>&amp;Yazışmalar</translation>
    </message>
    <message>
        <source>One line for each conversation</source>
        <translation>Her yazışma için tek satır</translation>
    </message>
    <message>
        <source>&amp;Open or close the conversation</source>
        <translation>Yazışmayı &amp;aç veya kapat</translation>
    </message>
    <message>
        <source>Show the messages of the conversation below it</source>
        <translation>Yazışmanın iletilerini altında göster</translation>
    </message>
    <message>
        <source>&amp;Newest first</source>
        <translation>Önce ye&amp;niler</translation>
    </message>
    <message>
        <source>Sort this list by date, newest first</source>
        <translation>Bu listeyi tarihe göre sırala, önce yeniler</translation>
    </message>
    <message>
        <source>Ol&amp;dest first</source>
        <translation>Önce &amp;eskiler</translation>
    </message>
    <message>
        <source>Sort this list by date, oldest first</source>
        <translation>Bu listeyi tarihe göre sırala, önce eskiler</translation>
    </message>
    <message>
        <source>By &amp;sender</source>
        <translation>&amp;Gönderene göre</translation>
    </message>
    <message>
        <source>Sort this list by sender</source>
        <translation>Bu listeyi gönderene göre sırala</translation>
    </message>
    <message>
        <source>By s&amp;ubject</source>
        <translation>&amp;Konuya göre</translation>
    </message>
    <message>
        <source>Sort this list by subject</source>
        <translation>Bu listeyi konuya göre sırala</translation>
    </message>
    <message>
        <source>Un&amp;read first</source>
        <translation>Önce &amp;okunmamışlar</translation>
    </message>
    <message>
        <source>Sort this list: unread messages first</source>
        <translation>Bu listeyi sırala: önce okunmamış iletiler</translation>
    </message>
    <message>
        <source>With &amp;attachments first</source>
        <translation>Önce ek&amp;liler</translation>
    </message>
    <message>
        <source>Sort this list: messages with attachments first</source>
        <translation>Bu listeyi sırala: önce ekli iletiler</translation>
    </message>
    <message>
        <source>&amp;Largest first</source>
        <translation>Önce &amp;büyükler</translation>
    </message>
    <message>
        <source>Sort this list by size</source>
        <translation>Bu listeyi boyuta göre sırala</translation>
    </message>
    <message>
        <source>&amp;Headings</source>
        <translation>Ba&amp;şlıklar</translation>
    </message>
    <message>
        <source>Put headings between days, senders and so on</source>
        <translation>Günlerin, gönderenlerin vb. arasına başlık koy</translation>
    </message>
    <message>
        <source>Cards (three l&amp;ines)</source>
        <translation>Kartlar (üç satı&amp;r)</translation>
    </message>
    <message>
        <source>Sender, subject and first words of each message</source>
        <translation>Her iletinin göndereni, konusu ve ilk sözcükleri</translation>
    </message>
    <message>
        <source>&amp;Table (one line)</source>
        <translation>&amp;Tablo (tek satır)</translation>
    </message>
    <message>
        <source>One line for each message, in columns</source>
        <translation>Her ileti için sütunlu tek satır</translation>
    </message>
    <message>
        <source>First what has the words in subject, sender or recipients</source>
        <translation>Önce sözcüklerin konuda, gönderende ya da alıcılarda geçtiği iletiler</translation>
    </message>
    <message>
        <source>Search: &amp;best hits first</source>
        <translation>Arama: önce en iyi sonu&amp;çlar</translation>
    </message>
</context>
<context>
    <name>postaci::ListGroups</name>
    <message>
        <source>Today</source>
        <translation>Bugün</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Dün</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Bu hafta</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Geçen hafta</translation>
    </message>
    <message>
        <source>Earlier this month</source>
        <translation>Bu ayın başları</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is the name of a month, %2 a year</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Long ago</source>
        <translation>Çok önce</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Bilinmeyen</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Okunmamış</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Okunmuş</translation>
    </message>
    <message>
        <source>With attachments</source>
        <translation>Ekliler</translation>
    </message>
    <message>
        <source>Without attachments</source>
        <translation>Eksizler</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>Küçük</translation>
    </message>
    <message>
        <source>Over %1</source>
        <extracomment>%1 is a size, &quot;1 MB&quot;</extracomment>
        <translation>%1 üzeri</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>Zamanında yanıt gelmeyenler</translation>
    </message>
    <message>
        <source>At the top</source>
        <translation>Üstte duranlar</translation>
    </message>
</context>
<context>
    <name>postaci::ListStatus</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n okunmamış</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n ileti</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing starred yet</source>
        <translation>Henüz yıldızlı ileti yok</translation>
    </message>
    <message>
        <source>Press S or click the star of a message to find it here again.</source>
        <translation>Bir iletiyi burada bulmak için S tuşuna basın ya da yıldızına tıklayın.</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Bağlı değil</translation>
    </message>
    <message>
        <source>Mail will appear here once the server can be reached.</source>
        <translation>Sunucuya ulaşılınca postalar burada görünecek.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Yeniden d&amp;ene</translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Çöp kutusu boş</translation>
    </message>
    <message>
        <source>No junk here</source>
        <translation>İstenmeyen posta yok</translation>
    </message>
    <message>
        <source>No drafts</source>
        <translation>Taslak yok</translation>
    </message>
    <message>
        <source>Texts you are writing are kept on this computer: File, Drafts on this computer.</source>
        <translation>Yazmakta olduklarınız bu bilgisayarda saklanır: Dosya, Bu bilgisayardaki taslaklar.</translation>
    </message>
    <message>
        <source>Nothing sent yet</source>
        <translation>Henüz bir şey gönderilmedi</translation>
    </message>
    <message>
        <source>The archive is empty</source>
        <translation>Arşiv boş</translation>
    </message>
    <message>
        <source>Press A to put the selected message here.</source>
        <translation>Seçili iletiyi buraya koymak için A tuşuna basın.</translation>
    </message>
    <message>
        <source>No mail here yet</source>
        <translation>Burada henüz posta yok</translation>
    </message>
    <message>
        <source>&amp;Get mail</source>
        <translation>Posta &amp;al</translation>
    </message>
    <message>
        <source>Mail will appear here once that is settled: the bar at the top says how.</source>
        <translation>Bu çözülünce postalar burada görünecek: nasıl çözüleceği üstteki çubukta yazıyor.</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Arama sonuçları</translation>
    </message>
    <message numerus="yes">
        <source>more than %n message(s)</source>
        <translation>
            <numerusform>%n iletiden fazla</numerusform>
        </translation>
    </message>
    <message>
        <source>Older messages are still being prepared for searching.</source>
        <translation>Eski iletiler aramaya hazırlanıyor; bitince onlar da bulunur.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>Aranıyor…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Bir şey bulunamadı</translation>
    </message>
    <message>
        <source>Nothing here fits the filter</source>
        <translation>Burada süzgece uyan ileti yok</translation>
    </message>
    <message>
        <source>&amp;Show all</source>
        <translation>&amp;Tümünü göster</translation>
    </message>
    <message>
        <source>What is on this computer was searched; the server is being asked for the other texts.</source>
        <translation>Bu bilgisayarda olanlar arandı; öteki metinler sunucuya soruluyor.</translation>
    </message>
    <message>
        <source>What is on this computer was searched; the server is being asked for the other texts: folder %1 of %2.</source>
        <translation>Bu bilgisayarda olanlar arandı; öteki metinler sunucuya soruluyor: %2 klasörden %1. klasör.</translation>
    </message>
    <message>
        <source>Only what is on this computer was searched.</source>
        <translation>Yalnızca bu bilgisayarda olanlar arandı.</translation>
    </message>
    <message numerus="yes">
        <source>What is on this computer was searched, and the other texts at %n server(s).</source>
        <translation>
            <numerusform>Bu bilgisayarda olanlar burada, öteki metinler %n sunucuda arandı.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is on this computer was searched. The other texts could not be searched everywhere at the server of %1: %2</source>
        <translation>Bu bilgisayarda olanlar arandı. %1 hesabının sunucusunda öteki metinler her yerde aranamadı: %2</translation>
    </message>
    <message>
        <source>Words match from their beginning. Try fewer or shorter words.</source>
        <translation>Sözcükler baştan başlayarak aranır. Daha az ya da daha kısa sözcükle deneyin.</translation>
    </message>
    <message>
        <source>Everything is read</source>
        <translation>Her şey okundu</translation>
    </message>
    <message>
        <source>Nothing is snoozed</source>
        <translation>Ertelenen ileti yok</translation>
    </message>
    <message>
        <source>Press B to put a message off: it comes back at the time you choose.</source>
        <translation>Bir iletiyi ertelemek için B tuşuna basın: seçtiğiniz zamanda geri gelir.</translation>
    </message>
    <message>
        <source>No answer is awaited</source>
        <translation>Yanıt beklenen ileti yok</translation>
    </message>
    <message>
        <source>Press Shift+B on a message: you are told when nobody has answered by then.</source>
        <translation>Bir iletide Shift+B tuşlarına basın: seçtiğiniz zamana kadar yanıt gelmezse haber verilir.</translation>
    </message>
</context>
<context>
    <name>postaci::LoadingOutline</name>
    <message>
        <source>Loading the message</source>
        <translation>İleti yükleniyor</translation>
    </message>
    <message>
        <source>Loading %1 of %2</source>
        <extracomment>how much of a message is loaded: %1 and %2 are sizes</extracomment>
        <translation>Yükleniyor: %1 / %2</translation>
    </message>
</context>
<context>
    <name>postaci::LoginChecklist</name>
    <message>
        <source>Reach %1, port %2</source>
        <translation>%1 sunucusuna ulaşılması, bağlantı noktası %2</translation>
    </message>
    <message>
        <source>Sign in as %1</source>
        <translation>%1 olarak oturum açılması</translation>
    </message>
    <message>
        <source>See the folders</source>
        <translation>Klasörlerin okunması</translation>
    </message>
    <message>
        <source>Sign in for sending as %1</source>
        <translation>Göndermek için %1 olarak oturum açılması</translation>
    </message>
    <message>
        <source>See the messages</source>
        <translation>İletilerin okunması</translation>
    </message>
    <message>
        <source>Use %1 instead</source>
        <translation>Bunun yerine %1 sunucusunu kullan</translation>
    </message>
    <message>
        <source>Use port %1 with TLS</source>
        <translation>TLS ile %1 numaralı bağlantı noktasını kullan</translation>
    </message>
    <message>
        <source>Use port %1 with STARTTLS</source>
        <translation>STARTTLS ile %1 numaralı bağlantı noktasını kullan</translation>
    </message>
    <message>
        <source>%1, and put the sending server right too</source>
        <translation>%1, giden posta sunucusunu da düzelt</translation>
    </message>
    <message>
        <source>%1, and put the receiving server right too</source>
        <translation>%1, gelen posta sunucusunu da düzelt</translation>
    </message>
</context>
<context>
    <name>postaci::MailLinkOffer</name>
    <message>
        <source>Open them here</source>
        <translation>Burada aç</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Hayır</translation>
    </message>
    <message>
        <source>Links to mail addresses open Postacı from now on.</source>
        <translation>E-posta adresi bağlantıları artık Postacı'da açılıyor.</translation>
    </message>
    <message>
        <source>Show settings</source>
        <translation>Ayarları göster</translation>
    </message>
    <message>
        <source>Links to mail addresses do not open Postacı yet. It can be changed at any time in the settings, under General.</source>
        <translation>E-posta adresi bağlantıları henüz Postacı'da açılmıyor. Bunu ayarlarda, Genel altında istediğiniz zaman değiştirebilirsiniz.</translation>
    </message>
    <message>
        <source>That did not work: links to mail addresses open as before. The settings, under General, say more.</source>
        <translation>Olmadı: e-posta adresi bağlantıları önceki gibi açılıyor. Ayrıntısı ayarlarda, Genel altında.</translation>
    </message>
</context>
<context>
    <name>postaci::MailTray</name>
    <message>
        <source>&amp;Open Postacı</source>
        <translation>Postacı'yı &amp;aç</translation>
    </message>
    <message>
        <source>&amp;New message</source>
        <translation>&amp;Yeni ileti</translation>
    </message>
    <message>
        <source>&amp;Fetch mail now</source>
        <translation>Şi&amp;mdi posta al</translation>
    </message>
    <message>
        <source>&amp;Pause notifications</source>
        <translation>Bildirimleri &amp;duraklat</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Çı&amp;k</translation>
    </message>
    <message numerus="yes">
        <source>Postacı: %n unread message(s)</source>
        <translation>
            <numerusform>Postacı: %n okunmamış ileti</numerusform>
        </translation>
    </message>
    <message>
        <source>Postacı: nothing unread</source>
        <translation>Postacı: okunmamış ileti yok</translation>
    </message>
</context>
<context>
    <name>postaci::MainActions</name>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Yaz</translation>
    </message>
    <message>
        <source>Write</source>
        <translation>Yaz</translation>
    </message>
    <message>
        <source>Write a new message</source>
        <translation>Yeni ileti yaz</translation>
    </message>
    <message>
        <source>&amp;Get mail</source>
        <translation>Posta &amp;al</translation>
    </message>
    <message>
        <source>Get mail</source>
        <translation>Posta al</translation>
    </message>
    <message>
        <source>Look for new mail in all accounts</source>
        <translation>Tüm hesaplarda yeni postaya bak</translation>
    </message>
    <message>
        <source>&amp;Add account…</source>
        <translation>&amp;Hesap ekle…</translation>
    </message>
    <message>
        <source>Add account</source>
        <translation>Hesap ekle</translation>
    </message>
    <message>
        <source>Add a mail account</source>
        <translation>Posta hesabı ekle</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>Aya&amp;rlar…</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Language, colours and accounts</source>
        <translation>Dil, renkler ve hesaplar</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Çı&amp;k</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Çık</translation>
    </message>
    <message>
        <source>Quit Postacı</source>
        <translation>Postacı'dan çık</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri al</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Tümünü &amp;seç</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>Tümünü seç</translation>
    </message>
    <message>
        <source>Select all messages of the list</source>
        <translation>Listedeki tüm iletileri seç</translation>
    </message>
    <message>
        <source>&amp;Reply</source>
        <translation>&amp;Yanıtla</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Yanıtla</translation>
    </message>
    <message>
        <source>Reply to the sender</source>
        <translation>Gönderene yanıt ver</translation>
    </message>
    <message>
        <source>Reply &amp;all</source>
        <translation>&amp;Tümünü yanıtla</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tümü</translation>
    </message>
    <message>
        <source>Reply to everyone</source>
        <translation>Herkese yanıt ver</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>&amp;İlet</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>İlet</translation>
    </message>
    <message>
        <source>Forward to somebody else</source>
        <translation>Başkasına ilet</translation>
    </message>
    <message>
        <source>Arc&amp;hive</source>
        <translation>&amp;Arşivle</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arşivle</translation>
    </message>
    <message>
        <source>Move to the archive</source>
        <translation>Arşive taşı</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Sil</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>Çöp kutusuna taşı</translation>
    </message>
    <message>
        <source>&amp;Junk</source>
        <translation>İste&amp;nmeyen</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>İstenmeyen</translation>
    </message>
    <message>
        <source>Move to junk</source>
        <translation>İstenmeyenlere taşı</translation>
    </message>
    <message>
        <source>&amp;Move to</source>
        <translation>Ş&amp;uraya taşı</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Taşı</translation>
    </message>
    <message>
        <source>Move to a folder</source>
        <translation>Bir klasöre taşı</translation>
    </message>
    <message>
        <source>Mark read or &amp;unread</source>
        <translation>&amp;Okundu ya da okunmadı say</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>Okunmamış</translation>
    </message>
    <message>
        <source>Mark read or unread</source>
        <translation>Okundu ya da okunmadı say</translation>
    </message>
    <message>
        <source>&amp;Star</source>
        <translation>Yıl&amp;dız</translation>
    </message>
    <message>
        <source>Star</source>
        <translation>Yıldız</translation>
    </message>
    <message>
        <source>Set or take away the star</source>
        <translation>Yıldız koy ya da kaldır</translation>
    </message>
    <message>
        <source>&amp;Next message</source>
        <translation>&amp;Sonraki ileti</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Sonraki</translation>
    </message>
    <message>
        <source>Next message</source>
        <translation>Sonraki ileti</translation>
    </message>
    <message>
        <source>&amp;Previous message</source>
        <translation>&amp;Önceki ileti</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Önceki</translation>
    </message>
    <message>
        <source>Previous message</source>
        <translation>Önceki ileti</translation>
    </message>
    <message>
        <source>&amp;Back to the list</source>
        <translation>&amp;Listeye dön</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Geri</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>Listeye dön</translation>
    </message>
    <message>
        <source>Next pan&amp;e</source>
        <translation>Sonraki &amp;bölme</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Sonraki bölme</translation>
    </message>
    <message>
        <source>Go to the next pane</source>
        <translation>Sonraki bölmeye geç</translation>
    </message>
    <message>
        <source>&amp;About Postacı</source>
        <translation>Postacı &amp;hakkında</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Hakkında</translation>
    </message>
    <message>
        <source>About Postacı</source>
        <translation>Postacı hakkında</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Dosya</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Dü&amp;zen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Görünüm</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>İ&amp;leti</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Yardım</translation>
    </message>
    <message>
        <source>&amp;Drafts on this computer</source>
        <translation>Bu bilgisayardaki &amp;taslaklar</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>&amp;Yerleşim</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>&amp;Dil</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Renkler</translation>
    </message>
    <message>
        <source>Tool bar</source>
        <translation>Araç çubuğu</translation>
    </message>
    <message>
        <source>&amp;Three columns</source>
        <translation>&amp;Üç sütun</translation>
    </message>
    <message>
        <source>List &amp;above the message</source>
        <translation>Liste iletinin ü&amp;stünde</translation>
    </message>
    <message>
        <source>&amp;List only</source>
        <translation>Yalnızca &amp;liste</translation>
    </message>
    <message>
        <source>&amp;Like the system</source>
        <translation>&amp;Sistemdeki gibi</translation>
    </message>
    <message>
        <source>Like the &amp;system</source>
        <translation>&amp;Sistemdeki gibi</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Açık</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Koyu</translation>
    </message>
    <message>
        <source>&amp;Copy to</source>
        <translation>Şuraya ko&amp;pyala</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copy to a folder</source>
        <translation>Bir klasöre kopyala</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>&amp;Etiketler</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Give or take away a tag</source>
        <translation>Etiket ver ya da kaldır</translation>
    </message>
    <message>
        <source>Delete for &amp;good</source>
        <translation>&amp;Kalıcı olarak sil</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Kalıcı olarak sil</translation>
    </message>
    <message>
        <source>Delete without the trash, after a question</source>
        <translation>Çöp kutusuna koymadan, sorarak sil</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Geri getir</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Geri getir</translation>
    </message>
    <message>
        <source>Out of the trash to where it was</source>
        <translation>Çöp kutusundan eski yerine</translation>
    </message>
    <message>
        <source>&amp;Search mail</source>
        <translation>İletilerde a&amp;ra</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Ara</translation>
    </message>
    <message>
        <source>Search all mail</source>
        <translation>Bütün iletilerde ara</translation>
    </message>
    <message>
        <source>&amp;Filter this list</source>
        <translation>Bu &amp;listeyi süz</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Süz</translation>
    </message>
    <message>
        <source>Show only some of this list</source>
        <translation>Bu listenin yalnızca bir bölümünü göster</translation>
    </message>
    <message>
        <source>Select &amp;one by one</source>
        <translation>&amp;Tek tek seç</translation>
    </message>
    <message>
        <source>Select one by one</source>
        <translation>Tek tek seç</translation>
    </message>
    <message>
        <source>Keep this message selected, go on, and select the next one in the same way</source>
        <translation>Bu ileti seçili kalsın; ilerleyip sonrakini de aynı yolla seçin</translation>
    </message>
    <message>
        <source>Mark read</source>
        <translation>Okundu say</translation>
    </message>
    <message>
        <source>Mark the selected messages read</source>
        <translation>Seçili iletileri okundu say</translation>
    </message>
    <message>
        <source>Mark unread</source>
        <translation>Okunmadı say</translation>
    </message>
    <message>
        <source>Mark the selected messages unread</source>
        <translation>Seçili iletileri okunmadı say</translation>
    </message>
    <message>
        <source>&amp;Find commands and folders…</source>
        <translation>&amp;Komut ve klasör bul…</translation>
    </message>
    <message>
        <source>Find commands and folders</source>
        <translation>Komut ve klasör bul</translation>
    </message>
    <message>
        <source>Find any command, folder, person or setting by some of its letters</source>
        <translation>Her komutu, klasörü, kişiyi ve ayarı birkaç harfiyle bul</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts…</source>
        <translation>&amp;Klavye kısayolları…</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Klavye kısayolları</translation>
    </message>
    <message>
        <source>See and change all keyboard shortcuts</source>
        <translation>Tüm klavye kısayollarını gör ve değiştir</translation>
    </message>
    <message>
        <source>&amp;Inbox</source>
        <translation>&amp;Gelen Kutusu</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Gelen Kutusu</translation>
    </message>
    <message>
        <source>Go to the inbox</source>
        <translation>Gelen kutusuna git</translation>
    </message>
    <message>
        <source>&amp;Starred</source>
        <translation>&amp;Yıldızlı</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Yıldızlı</translation>
    </message>
    <message>
        <source>Go to starred messages</source>
        <translation>Yıldızlı iletilere git</translation>
    </message>
    <message>
        <source>&amp;Drafts</source>
        <translation>&amp;Taslaklar</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Taslaklar</translation>
    </message>
    <message>
        <source>Go to the drafts</source>
        <translation>Taslaklara git</translation>
    </message>
    <message>
        <source>S&amp;ent</source>
        <translation>Gönderil&amp;miş</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderilmiş</translation>
    </message>
    <message>
        <source>Go to what was sent</source>
        <translation>Gönderilmiş iletilere git</translation>
    </message>
    <message>
        <source>&amp;Archive</source>
        <comment>place</comment>
        <translation>&amp;Arşiv</translation>
    </message>
    <message>
        <source>Archive</source>
        <comment>place</comment>
        <translation>Arşiv</translation>
    </message>
    <message>
        <source>Go to the archive</source>
        <translation>Arşive git</translation>
    </message>
    <message>
        <source>&amp;Outbox</source>
        <translation>Giden &amp;Kutusu</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Giden Kutusu</translation>
    </message>
    <message>
        <source>Go to what waits to be sent</source>
        <translation>Gönderilmeyi bekleyenlere git</translation>
    </message>
    <message>
        <source>G&amp;o to</source>
        <translation>&amp;Git</translation>
    </message>
    <message>
        <source>Make a f&amp;ilter…</source>
        <translation>&amp;Filtre oluştur…</translation>
    </message>
    <message>
        <source>Make a filter</source>
        <translation>Filtre oluştur</translation>
    </message>
    <message>
        <source>Make a filter for new mail like this message</source>
        <translation>Bunun gibi yeni iletiler için filtre oluştur</translation>
    </message>
    <message>
        <source>Take back what was done last</source>
        <translation>Son yapılanı geri al</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <extracomment>%1 is what is taken back, &quot;archive 3 messages&quot;</extracomment>
        <translation>&amp;Geri al: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Geri al: %1</translation>
    </message>
    <message>
        <source>Recently d&amp;eleted…</source>
        <translation>Son si&amp;linenler…</translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Son silinenler</translation>
    </message>
    <message>
        <source>Messages that were deleted for good and can be brought back</source>
        <translation>Kalıcı olarak silinmiş ve geri getirilebilecek iletiler</translation>
    </message>
    <message>
        <source>Not jun&amp;k</source>
        <translation>İsten&amp;meyen değil</translation>
    </message>
    <message>
        <source>Not junk</source>
        <translation>İstenmeyen değil</translation>
    </message>
    <message>
        <source>This is no junk: back to the inbox</source>
        <translation>Bu istenmeyen değil: gelen kutusuna geri</translation>
    </message>
    <message>
        <source>&amp;Unread</source>
        <translation>&amp;Okunmamış</translation>
    </message>
    <message>
        <source>Go to unread messages</source>
        <translation>Okunmamış iletilere git</translation>
    </message>
    <message>
        <source>Sa&amp;ve this search…</source>
        <translation>Bu aramayı &amp;kaydet…</translation>
    </message>
    <message>
        <source>Save search</source>
        <translation>Aramayı kaydet</translation>
    </message>
    <message>
        <source>Keep what is searched for, as a folder that is always up to date</source>
        <translation>Aramayı, hep güncel kalan bir klasör olarak sakla</translation>
    </message>
    <message>
        <source>Sn&amp;ooze</source>
        <translation>E&amp;rtele</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Ertele</translation>
    </message>
    <message>
        <source>Put off: it comes back at the time you choose</source>
        <translation>Ertele: seçtiğiniz zamanda geri gelir</translation>
    </message>
    <message>
        <source>Bring back no&amp;w</source>
        <translation>&amp;Şimdi geri getir</translation>
    </message>
    <message>
        <source>Bring back now</source>
        <translation>Şimdi geri getir</translation>
    </message>
    <message>
        <source>Out of the snoozed messages to where it was</source>
        <translation>Ertelenenlerden eski yerine</translation>
    </message>
    <message>
        <source>Await an answer</source>
        <translation>Yanıt bekle</translation>
    </message>
    <message>
        <source>Tells you when nobody has answered by then</source>
        <translation>O zamana kadar yanıt gelmezse haber verir</translation>
    </message>
    <message>
        <source>&amp;Pin to the top</source>
        <translation>&amp;Üste sabitle</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Sabitle</translation>
    </message>
    <message>
        <source>Keeps it at the top of the list, or no longer</source>
        <translation>Listenin en üstünde tutar ya da bırakır</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Sessize al</translation>
    </message>
    <message>
        <source>What comes into the conversation is read already, or no longer</source>
        <translation>Yazışmaya gelenler okunmuş sayılır ya da artık sayılmaz</translation>
    </message>
    <message>
        <source>Snoo&amp;zed</source>
        <translation>&amp;Ertelenenler</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Ertelenenler</translation>
    </message>
    <message>
        <source>Go to the snoozed messages</source>
        <translation>Ertelenen iletilere git</translation>
    </message>
    <message>
        <source>A&amp;waiting answer</source>
        <translation>Yanıt &amp;bekleyenler</translation>
    </message>
    <message>
        <source>Awaiting answer</source>
        <translation>Yanıt bekleyenler</translation>
    </message>
    <message>
        <source>Go to messages that await an answer</source>
        <translation>Yanıt bekleyen iletilere git</translation>
    </message>
    <message>
        <source>Await an a&amp;nswer</source>
        <translation>Yanıt &amp;bekle</translation>
    </message>
    <message>
        <source>Mute the conversation</source>
        <translation>Yazışmayı sessize al</translation>
    </message>
    <message>
        <source>Sa&amp;ve as…</source>
        <translation>Farkl&amp;ı kaydet…</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Farklı kaydet</translation>
    </message>
    <message>
        <source>Save the selected messages as files</source>
        <translation>Seçili iletileri dosya olarak kaydet</translation>
    </message>
    <message>
        <source>Ne&amp;xt of the conversation</source>
        <translation>Ya&amp;zışmada sonraki ileti</translation>
    </message>
    <message>
        <source>Next of the conversation</source>
        <translation>Yazışmada sonraki</translation>
    </message>
    <message>
        <source>Read the next message of this conversation</source>
        <translation>Bu yazışmanın sonraki iletisini oku</translation>
    </message>
    <message>
        <source>Previo&amp;us of the conversation</source>
        <translation>Yazışmada ö&amp;nceki ileti</translation>
    </message>
    <message>
        <source>Previous of the conversation</source>
        <translation>Yazışmada önceki</translation>
    </message>
    <message>
        <source>Read the previous message of this conversation</source>
        <translation>Bu yazışmanın önceki iletisini oku</translation>
    </message>
    <message>
        <source>Show &amp;whole conversations</source>
        <translation>&amp;Okurken yazışmanın tamamını göster</translation>
    </message>
    <message>
        <source>Whole conversations</source>
        <translation>Yazışmanın tamamı</translation>
    </message>
    <message>
        <source>Show the other messages of the conversation around the one that is read</source>
        <translation>Okunan iletinin çevresinde yazışmanın öbür iletilerini göster</translation>
    </message>
    <message>
        <source>Print and &amp;look closer</source>
        <translation>Yazdır ve in&amp;cele</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Yüksek karşıtlık</translation>
    </message>
    <message>
        <source>&amp;Contacts…</source>
        <translation>K&amp;işiler…</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kişiler</translation>
    </message>
    <message>
        <source>The address book: people, groups, import and export</source>
        <translation>Adres defteri: kişiler, gruplar, içe ve dışa aktarma</translation>
    </message>
    <message>
        <source>&amp;Send from outbox</source>
        <translation>Giden kutusundan &amp;gönder</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Gönder</translation>
    </message>
    <message>
        <source>Send this message of the outbox now</source>
        <translation>Giden kutusundaki bu iletiyi şimdi gönder</translation>
    </message>
    <message>
        <source>&amp;Edit in outbox</source>
        <translation>Giden kutusunda &amp;düzenle</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Düzenle</translation>
    </message>
    <message>
        <source>Go on writing this message of the outbox</source>
        <translation>Giden kutusundaki bu iletiyi yazmayı sürdür</translation>
    </message>
    <message>
        <source>&amp;Discard in outbox</source>
        <translation>Giden kutusundan s&amp;il</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Discard this message of the outbox</source>
        <translation>Giden kutusundaki bu iletiyi sil</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>Y&amp;azı boyutu</translation>
    </message>
    <message>
        <source>&amp;Import mail…</source>
        <translation>İ&amp;çe aktar…</translation>
    </message>
    <message>
        <source>Import mail</source>
        <translation>İçe aktar</translation>
    </message>
    <message>
        <source>Take in mail from files of other programs: mbox, .eml, Maildir</source>
        <translation>Başka programların dosyalarından ileti al: mbox, .eml, Maildir</translation>
    </message>
    <message>
        <source>From &amp;Thunderbird…</source>
        <translation>Th&amp;underbird'den al…</translation>
    </message>
    <message>
        <source>From Thunderbird</source>
        <translation>Thunderbird'den al</translation>
    </message>
    <message>
        <source>Take over accounts, local mail and address books from Thunderbird</source>
        <translation>Thunderbird'deki hesapları, yerel iletileri ve adres defterlerini al</translation>
    </message>
    <message>
        <source>E&amp;xport mail…</source>
        <translation>&amp;Dışa aktar…</translation>
    </message>
    <message>
        <source>Export mail</source>
        <translation>Dışa aktar</translation>
    </message>
    <message>
        <source>Write messages, folders or whole accounts into files</source>
        <translation>İletileri, klasörleri ya da bütün hesapları dosyalara yaz</translation>
    </message>
    <message>
        <source>&amp;Help…</source>
        <translation>&amp;Yardım…</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Yardım</translation>
    </message>
    <message>
        <source>Short pages about servers, passwords and this program</source>
        <translation>Sunucular, parolalar ve bu program üzerine kısa sayfalar</translation>
    </message>
    <message>
        <source>&amp;Connection log…</source>
        <translation>&amp;Bağlantı günlüğü…</translation>
    </message>
    <message>
        <source>Connection log</source>
        <translation>Bağlantı günlüğü</translation>
    </message>
    <message>
        <source>What this program and the mail servers said to each other</source>
        <translation>Bu program ile posta sunucularının birbirine söyledikleri</translation>
    </message>
    <message>
        <source>Back up and &amp;repair…</source>
        <translation>Yedekleme ve &amp;onarım…</translation>
    </message>
    <message>
        <source>Back up and repair</source>
        <translation>Yedekleme ve onarım</translation>
    </message>
    <message>
        <source>Keep all your mail in one file, put it back, check and repair it</source>
        <translation>Tüm postanızı tek dosyada saklayın, geri yükleyin, denetleyip onarın</translation>
    </message>
</context>
<context>
    <name>postaci::MainWindow</name>
    <message numerus="yes">
        <source>%n message(s) selected</source>
        <translation>
            <numerusform>%n ileti seçili</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>About Postacı</source>
        <translation>Postacı hakkında</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Postacı %1&lt;/h3&gt;&lt;p&gt;A calm and fast mail program.&lt;/p&gt;&lt;p&gt;Free software under the GNU General Public License, version 3 or later.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Postacı %1&lt;/h3&gt;&lt;p&gt;Sakin ve hızlı bir posta programı.&lt;/p&gt;&lt;p&gt;GNU Genel Kamu Lisansı (sürüm 3 ya da üstü) ile sunulan özgür yazılım.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>Postacı</source>
        <translation>Postacı</translation>
    </message>
    <message>
        <source>%1 (%2) – Postacı</source>
        <extracomment>%1 is a folder, %2 the number of unread messages in it</extracomment>
        <translation>%1 (%2) – Postacı</translation>
    </message>
    <message>
        <source>%1 – Postacı</source>
        <translation>%1 – Postacı</translation>
    </message>
    <message>
        <source>Welcome to Postacı</source>
        <translation>Postacı'ya hoş geldiniz</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Kal&amp;sın</translation>
    </message>
    <message>
        <source>The draft is kept on this computer, see the File menu.</source>
        <translation>Taslak bu bilgisayarda saklandı; Dosya menüsünden açabilirsiniz.</translation>
    </message>
    <message>
        <source>Open drafts</source>
        <translation>Taslakları aç</translation>
    </message>
    <message>
        <source>There is no folder for that yet.</source>
        <translation>Bunun için henüz bir klasör yok.</translation>
    </message>
    <message>
        <source>New mail goes through the filter “%1” now.</source>
        <extracomment>%1 is its name</extracomment>
        <translation>Yeni posta artık “%1” filtresinden geçiyor.</translation>
    </message>
    <message>
        <source>&amp;Show filters</source>
        <translation>&amp;Filtreleri göster</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <extracomment>%1 is what was undone, &quot;archive 3 messages&quot;</extracomment>
        <translation>Geri alındı: %1</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Bu aramayı kaydet</translation>
    </message>
    <message>
        <source>&amp;Name, as it stands among the folders</source>
        <translation>Klasörler arasındaki &amp;adı</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Kaydet</translation>
    </message>
    <message>
        <source>The search “%1” was deleted.</source>
        <extracomment>%1 is the name of a search</extracomment>
        <translation>“%1” araması silindi.</translation>
    </message>
    <message numerus="yes">
        <source>%n messages could not be saved.</source>
        <translation>
            <numerusform>%n ileti kaydedilemedi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages saved in %1.</source>
        <translation>
            <numerusform>%n ileti %1 klasörüne kaydedildi.</numerusform>
        </translation>
    </message>
    <message>
        <source>A message was to be written, but there is no account to send it from yet. Add one, then write the message again.</source>
        <translation>Bir ileti yazılmak istendi, ama henüz gönderilecek bir hesap yok. Önce bir hesap ekleyin, sonra iletiyi yeniden yazın.</translation>
    </message>
    <message>
        <source>send</source>
        <comment>after Undo:</comment>
        <translation>gönder</translation>
    </message>
    <message>
        <source>Open folde&amp;r</source>
        <translation>Klasörü &amp;aç</translation>
    </message>
    <message>
        <source>Try with a sample mail&amp;box</source>
        <translation>Ö&amp;rnek posta kutusuyla dene</translation>
    </message>
    <message>
        <source>Your address and password are usually all it takes. If you only want to look around, try it with a sample mailbox: that is on this computer only, needs no account and sends nothing.</source>
        <translation>Çoğu zaman adresiniz ve parolanız yeter. Yalnızca göz atmak istiyorsanız örnek bir posta kutusuyla deneyin: yalnızca bu bilgisayardadır, hesap gerektirmez ve hiçbir şey göndermez.</translation>
    </message>
    <message>
        <source>Set up my &amp;account</source>
        <translation>&amp;Hesabımı kur</translation>
    </message>
</context>
<context>
    <name>postaci::MergeDialog</name>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>Takma ad</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Kuruluş</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>Doğum günü</translation>
    </message>
    <message>
        <source>has one</source>
        <translation>var</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Resim</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adresler</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notlar</translation>
    </message>
    <message>
        <source>(nothing)</source>
        <translation>(yok)</translation>
    </message>
    <message>
        <source>Merge duplicates</source>
        <translation>Yinelenenleri birleştir</translation>
    </message>
    <message>
        <source>These two contacts have the same address or name. Choose what stays; addresses, numbers and notes of both are kept.</source>
        <translation>Bu iki kişinin adresi ya da adı aynı. Neyin kalacağını seçin; her ikisinin adresleri, numaraları ve notları korunur.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>&amp;Leave both</source>
        <translation>İ&amp;kisini de bırak</translation>
    </message>
    <message>
        <source>&amp;Merge</source>
        <translation>&amp;Birleştir</translation>
    </message>
    <message numerus="yes">
        <source>%n pair(s) of contacts merged.</source>
        <translation>
            <numerusform>%n kişi çifti birleştirildi.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MessageCommands</name>
    <message>
        <source>&amp;Delete for good</source>
        <translation>Kalıcı ola&amp;rak sil</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n message(s) for good? Those whose text is on this computer can be brought back for %1 days.</source>
        <extracomment>%1 is a number of days</extracomment>
        <translation>
            <numerusform>%n ileti kalıcı olarak silinsin mi? Metni bu bilgisayarda olanlar %1 gün boyunca geri getirilebilir.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MessageDelegate</name>
    <message>
        <source>(unknown)</source>
        <translation>(bilinmiyor)</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
</context>
<context>
    <name>postaci::MessageFileWindow</name>
    <message>
        <source>Open a message</source>
        <translation>İleti aç</translation>
    </message>
    <message>
        <source>Messages (*.eml)</source>
        <translation>İletiler (*.eml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Dosya</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Aç…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Kapat</translation>
    </message>
    <message>
        <source>This message cannot be opened.</source>
        <translation>Bu ileti açılamıyor.</translation>
    </message>
    <message>
        <source>Open another…</source>
        <translation>Başka bir dosya aç…</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>İ&amp;leti</translation>
    </message>
</context>
<context>
    <name>postaci::MessageHeader</name>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Yanıtla</translation>
    </message>
    <message>
        <source>Reply all</source>
        <translation>Tümünü yanıtla</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>İlet</translation>
    </message>
    <message>
        <source>Remove the star</source>
        <translation>Yıldızı kaldır</translation>
    </message>
    <message>
        <source>Add a star</source>
        <translation>Yıldız koy</translation>
    </message>
    <message>
        <source>Show in the program's colours</source>
        <translation>Programın renkleriyle göster</translation>
    </message>
    <message>
        <source>Show in the sender's own colours</source>
        <translation>Gönderenin kendi renkleriyle göster</translation>
    </message>
    <message>
        <source>Unsubscribe</source>
        <translation>Listeden ayrıl</translation>
    </message>
    <message>
        <source>Leave the mailing list that this message is from</source>
        <translation>Bu iletinin geldiği posta listesinden ayrıl</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Daha fazla</translation>
    </message>
</context>
<context>
    <name>postaci::MessageListModel</name>
    <message>
        <source>Unread</source>
        <translation>Okunmamış</translation>
    </message>
    <message>
        <source>Starred</source>
        <translation>Yıldızlı</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>alıcı: %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>gönderen: %1</translation>
    </message>
    <message>
        <source>no subject</source>
        <translation>konu yok</translation>
    </message>
    <message>
        <source>has attachment</source>
        <translation>eki var</translation>
    </message>
    <message>
        <source>replied to</source>
        <translation>yanıtlandı</translation>
    </message>
    <message>
        <source>tagged %1</source>
        <translation>etiketi %1</translation>
    </message>
    <message>
        <source>labelled %1</source>
        <translation>etiketi %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>klasör: %1</translation>
    </message>
    <message numerus="yes">
        <source>conversation of %n message(s)</source>
        <translation>
            <numerusform>%n iletilik yazışma</numerusform>
        </translation>
    </message>
    <message>
        <source>opened</source>
        <translation>açık</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>kapalı</translation>
    </message>
    <message>
        <source>in a conversation</source>
        <translation>bir yazışmanın içinde</translation>
    </message>
    <message>
        <source>until %1</source>
        <extracomment>%1 is a day and time: that it comes back</extracomment>
        <translation>%1 gelecek</translation>
    </message>
    <message>
        <source>back again</source>
        <translation>geri geldi</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>yanıt yok</translation>
    </message>
    <message>
        <source>answer by %1</source>
        <extracomment>%1 is a day and time</extracomment>
        <translation>yanıt: en geç %1</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Sabitlenmiş</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>sessize alınmış</translation>
    </message>
    <message>
        <source>(no recipient)</source>
        <translation>(alıcı yok)</translation>
    </message>
</context>
<context>
    <name>postaci::MessageListView</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n ileti</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::MessageRequests</name>
    <message>
        <source>Read: %1</source>
        <extracomment>Subject of a read receipt; %1 is the subject of the message that was read</extracomment>
        <translation>Okundu: %1</translation>
    </message>
    <message>
        <source>Your message of %1 with the subject “%2” was displayed on the recipient's screen. That does not mean that it was read to the end or understood.</source>
        <extracomment>Text of a read receipt; %1 is a date, %2 a subject</extracomment>
        <translation>%1 tarihli, “%2” konulu iletiniz alıcının ekranında görüntülendi. Bu, iletinin sonuna kadar okunduğu ya da anlaşıldığı anlamına gelmez.</translation>
    </message>
</context>
<context>
    <name>postaci::MessageSaver</name>
    <message>
        <source>Save message</source>
        <translation>İletiyi kaydet</translation>
    </message>
    <message>
        <source>Save messages in</source>
        <translation>İletilerin kaydedileceği klasör</translation>
    </message>
    <message>
        <source>Saving messages…</source>
        <translation>İletiler kaydediliyor…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>postaci::MessageTable</name>
    <message>
        <source>Sender</source>
        <translation>Gönderen</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Tarih</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Etiketler</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>İmler</translation>
    </message>
</context>
<context>
    <name>postaci::MessageTools</name>
    <message>
        <source>&amp;Headers in full</source>
        <translation>Tam üst &amp;bilgiler</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>Kaynak &amp;metin</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Farklı kaydet…</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>P&amp;DF olarak kaydet…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Yazdır…</translation>
    </message>
    <message>
        <source>Save message</source>
        <translation>İletiyi kaydet</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>PDF olarak kaydet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Laying out the pages…</source>
        <translation>Sayfalar hazırlanıyor…</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>Yazdırılıyor…</translation>
    </message>
</context>
<context>
    <name>postaci::MessageView</name>
    <message>
        <source>Reply</source>
        <translation>Yanıtla</translation>
    </message>
    <message>
        <source>Reply all</source>
        <translation>Tümünü yanıtla</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>İlet</translation>
    </message>
    <message>
        <source>Go on writing</source>
        <translation>Yazmaya devam et</translation>
    </message>
    <message>
        <source>Find in the &amp;message</source>
        <translation>İletide b&amp;ul</translation>
    </message>
    <message>
        <source>La&amp;rger text</source>
        <translation>Yazıyı büyü&amp;t</translation>
    </message>
    <message>
        <source>Sma&amp;ller text</source>
        <translation>Yazıyı kü&amp;çült</translation>
    </message>
    <message>
        <source>Text in its own s&amp;ize</source>
        <translation>Yazıyı kendi b&amp;oyutuna getir</translation>
    </message>
</context>
<context>
    <name>postaci::MessageWebView</name>
    <message>
        <source>Copy &amp;link address</source>
        <translation>&amp;Bağlantı adresini kopyala</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopyala</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Tümünü &amp;seç</translation>
    </message>
</context>
<context>
    <name>postaci::Notification</name>
    <message>
        <source>an unknown sender</source>
        <translation>bilinmeyen bir gönderen</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>%1 is a list of names, which ends with &quot;and 3 more&quot;</extracomment>
        <translation>
            <numerusform>%1 ve %n kişi daha</numerusform>
        </translation>
    </message>
    <message>
        <source>New message from %1</source>
        <translation>Yeni ileti: %1</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n yeni ileti</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Okundu say</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Arşivle</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Yanıtla</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is who writes, %2 the subject; a line of a list</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n ileti daha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::NotificationPage</name>
    <message>
        <source>New mail</source>
        <translation>Yeni posta</translation>
    </message>
    <message>
        <source>Notify me of &amp;new mail</source>
        <translation>Yeni postayı bil&amp;dir</translation>
    </message>
    <message>
        <source>Of mail in the inboxes and in folders that you have chosen in their menu; each account can be left out in its settings.</source>
        <translation>Gelen kutularındaki ve menüsünden seçtiğiniz klasörlerdeki posta bildirilir; her hesap kendi ayarlarında dışarıda bırakılabilir.</translation>
    </message>
    <message>
        <source>Pause for no&amp;w</source>
        <translation>Şi&amp;mdilik duraklat</translation>
    </message>
    <message>
        <source>Nothing is shown until you go on, or until Postacı is started again.</source>
        <translation>Siz sürdürene ya da Postacı yeniden başlatılana dek hiçbir şey gösterilmez.</translation>
    </message>
    <message>
        <source>A notification s&amp;hows</source>
        <translation>Bildirimde gö&amp;rünen</translation>
    </message>
    <message>
        <source>who writes, the subject and how it begins</source>
        <translation>kimin yazdığı, konu ve iletinin başı</translation>
    </message>
    <message>
        <source>only who writes</source>
        <translation>yalnızca kimin yazdığı</translation>
    </message>
    <message>
        <source>only how many messages have come</source>
        <translation>yalnızca kaç ileti geldiği</translation>
    </message>
    <message>
        <source>Less is better where others can see your screen.</source>
        <translation>Ekranınızı başkaları görüyorsa daha azı daha iyidir.</translation>
    </message>
    <message>
        <source>With a soun&amp;d</source>
        <translation>&amp;Sesle bildir</translation>
    </message>
    <message>
        <source>The desktop's sound for new mail, if it has one.</source>
        <translation>Masaüstünün yeni posta sesi, varsa.</translation>
    </message>
    <message>
        <source>&amp;Quiet hours</source>
        <translation>Sessiz saat&amp;ler</translation>
    </message>
    <message>
        <source>&amp;from</source>
        <translation>b&amp;aşlangıç</translation>
    </message>
    <message>
        <source>&amp;until</source>
        <translation>biti&amp;ş</translation>
    </message>
    <message>
        <source>Quiet hours on %1</source>
        <extracomment>%1 is a day of the week</extracomment>
        <translation>Sessiz saatler: %1</translation>
    </message>
    <message>
        <source>Mail comes as always, but nothing tells of it. Hours that end the next morning belong to the day on which they begin.</source>
        <translation>Posta her zamanki gibi gelir ama bildirilmez. Ertesi sabah biten saatler, başladıkları güne aittir.</translation>
    </message>
    <message>
        <source>Tray</source>
        <translation>Sistem tepsisi</translation>
    </message>
    <message>
        <source>Show an ic&amp;on in the tray</source>
        <translation>Sistem tepsisinde simge g&amp;öster</translation>
    </message>
    <message>
        <source>It tells how many messages in the inboxes are unread.</source>
        <translation>Gelen kutularında kaç okunmamış ileti olduğunu gösterir.</translation>
    </message>
    <message>
        <source>This desktop has no tray, so Postacı can show nothing there.</source>
        <translation>Bu masaüstünde sistem tepsisi yok; bu yüzden Postacı orada bir şey gösteremez.</translation>
    </message>
    <message>
        <source>&amp;Closing the window leaves Postacı in the tray</source>
        <translation>Pen&amp;cere kapatılınca Postacı sistem tepsisinde kalsın</translation>
    </message>
    <message>
        <source>It goes on looking for mail; to end it, choose Quit in the File menu or in that of the icon.</source>
        <translation>Posta almayı sürdürür; sonlandırmak için Dosya menüsünden ya da simgenin menüsünden Çık'ı seçin.</translation>
    </message>
</context>
<context>
    <name>postaci::OutboxCard</name>
    <message>
        <source>The connection broke just as the message was handed over, so it may have been sent already. Ask the recipient, or look into your Sent folder, before you send it again.</source>
        <translation>Bağlantı tam ileti teslim edilirken koptu; ileti gönderilmiş olabilir. Yeniden göndermeden önce alıcıya sorun ya da Gönderilmiş klasörünüze bakın.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ve %n kişi daha</numerusform>
        </translation>
    </message>
    <message>
        <source>Message in the outbox</source>
        <translation>Giden kutusundaki ileti</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message>
        <source>To %1</source>
        <translation>Alıcı: %1</translation>
    </message>
    <message>
        <source>&amp;Send again</source>
        <translation>Yeniden gö&amp;nder</translation>
    </message>
    <message>
        <source>Discard this message? It may have been sent already; discarding it here does not call it back.</source>
        <translation>Bu ileti silinsin mi? Gönderilmiş olabilir; burada silmek onu geri çağırmaz.</translation>
    </message>
    <message>
        <source>Discard this message? It has not been sent, and its text will be lost.</source>
        <translation>Bu ileti silinsin mi? Gönderilmedi; metni kaybolacak.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>K&amp;alsın</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Ayrıntılar</translation>
    </message>
    <message>
        <source>Sent on %1 instead of %2: Postacı was not running then, or had no connection.</source>
        <extracomment>both are a day and time</extracomment>
        <translation>%2 yerine %1 tarihinde gönderildi: Postacı o sırada çalışmıyordu ya da bağlantısı yoktu.</translation>
    </message>
    <message>
        <source>The other recipients got it. Not these:</source>
        <translation>Diğer alıcılara ulaştı. Ulaşmayanlar:</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>%1 is an address, %2 a sentence that says why</extracomment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>The connection broke just as the message was handed over. It is looked for in your Sent folder.</source>
        <translation>Bağlantı tam ileti teslim edilirken koptu. İleti, Gönderilmiş klasörünüzde aranıyor.</translation>
    </message>
    <message>
        <source>Enter &amp;password</source>
        <translation>&amp;Parolayı girin</translation>
    </message>
    <message>
        <source>Account se&amp;ttings</source>
        <translation>&amp;Hesap ayarları</translation>
    </message>
    <message>
        <source>Is being checked…</source>
        <translation>Denetleniyor…</translation>
    </message>
    <message>
        <source>&amp;Send now</source>
        <translation>Şimdi gö&amp;nder</translation>
    </message>
    <message>
        <source>&amp;Write to them again</source>
        <translation>&amp;Onlara yeniden yaz</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>Ta&amp;mam</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>both are sizes, &quot;1.2 MB&quot;</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Send &amp;later</source>
        <translation>Son&amp;ra gönder</translation>
    </message>
    <message>
        <source>These have not got it in any case:</source>
        <translation>Şunlara kesinlikle ulaşmadı:</translation>
    </message>
    <message>
        <source>It was sent, but the server has not taken the copy for your sent mail. Until it does, the message is kept here.</source>
        <translation>Gönderildi, ama sunucu gönderilmiş postanız için olan kopyasını almadı. Alana kadar ileti burada tutulur.</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Yeniden d&amp;ene</translation>
    </message>
    <message>
        <source>&amp;Give up the copy</source>
        <translation>Kopyadan &amp;vazgeç</translation>
    </message>
    <message>
        <source>Keep no copy of this message? It has been sent; its text is then only with those who got it.</source>
        <translation>Bu iletinin kopyası saklanmasın mı? İleti gönderildi; metni bundan sonra yalnız onu alanlarda olur.</translation>
    </message>
    <message>
        <source>Sign i&amp;n again</source>
        <translation>Yeniden &amp;oturum açın</translation>
    </message>
    <message>
        <source>Find a &amp;way</source>
        <translation>Çözüm &amp;bul</translation>
    </message>
    <message>
        <source>E&amp;dit</source>
        <translation>Düz&amp;enle</translation>
    </message>
    <message>
        <source>Disc&amp;ard</source>
        <translation>&amp;Sil</translation>
    </message>
    <message>
        <source>Keep &amp;none</source>
        <translation>Saklan&amp;masın</translation>
    </message>
    <message>
        <source>Dis&amp;card</source>
        <translation>&amp;Metni sil</translation>
    </message>
</context>
<context>
    <name>postaci::OutboxView</name>
    <message>
        <source>Will be sent %1</source>
        <translation>Gönderilecek: %1</translation>
    </message>
    <message>
        <source>Held back for a moment</source>
        <translation>Kısa süre bekletiliyor</translation>
    </message>
    <message>
        <source>Not sent yet, tries again at %1</source>
        <translation>Henüz gönderilmedi, yeniden deneme: %1</translation>
    </message>
    <message>
        <source>Waits to be sent</source>
        <translation>Gönderilmeyi bekliyor</translation>
    </message>
    <message>
        <source>Is being sent…</source>
        <translation>Gönderiliyor…</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gönderildi</translation>
    </message>
    <message>
        <source>May have been sent</source>
        <translation>Gönderilmiş olabilir</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Gönderilmedi</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>Giden Kutusu</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>Gönderilmeyi bekleyen ileti yok</translation>
    </message>
    <message>
        <source>Messages stand here until the server has taken them.</source>
        <translation>İletiler, sunucu onları alana kadar burada durur.</translation>
    </message>
    <message>
        <source>Sent, but not to everybody</source>
        <translation>Gönderildi, ama herkese değil</translation>
    </message>
</context>
<context>
    <name>postaci::OwnWordsDialog</name>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Kaldır</translation>
    </message>
    <message>
        <source>My words</source>
        <translation>Sözcüklerim</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>K&amp;apat</translation>
    </message>
    <message>
        <source>These words are right in every language.</source>
        <translation>Bu sözcükler her dilde doğru sayılır.</translation>
    </message>
    <message>
        <source>There are none yet. The menu of an unknown word adds it.</source>
        <translation>Henüz sözcük yok. Bilinmeyen bir sözcüğü menüsünden ekleyebilirsiniz.</translation>
    </message>
    <message>
        <source>That could not be written to the disk: the words are back when Postacı starts again.</source>
        <translation>Diske yazılamadı: Postacı yeniden başladığında sözcükler geri gelir.</translation>
    </message>
</context>
<context>
    <name>postaci::PageBook</name>
    <message>
        <source>Pages</source>
        <translation>Sayfalar</translation>
    </message>
</context>
<context>
    <name>postaci::PassphraseDialog</name>
    <message>
        <source>Four or five words in a row are easy to remember and hard to guess.</source>
        <translation>Art arda dört beş sözcük kolay hatırlanır, zor tahmin edilir.</translation>
    </message>
    <message>
        <source>Short: a computer guesses this quickly. A few words more make it hard.</source>
        <translation>Kısa: bir bilgisayar bunu çabuk bulur. Birkaç sözcük daha eklerseniz zorlaşır.</translation>
    </message>
    <message>
        <source>Fair. One or two words more make it hard to guess.</source>
        <translation>İdare eder. Bir iki sözcük daha eklerseniz zor tahmin edilir.</translation>
    </message>
    <message>
        <source>Good: long enough to be hard to guess.</source>
        <translation>İyi: zor tahmin edilecek kadar uzun.</translation>
    </message>
    <message>
        <source>This is not the same as above.</source>
        <translation>Bu, yukarıdakiyle aynı değil.</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>Ana &amp;parola</translation>
    </message>
    <message>
        <source>&amp;Present passphrase</source>
        <translation>&amp;Şimdiki ana parola</translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation>&amp;Yeni ana parola</translation>
    </message>
    <message>
        <source>The same once &amp;more</source>
        <translation>Yeni ana parola, bir kez &amp;daha</translation>
    </message>
    <message>
        <source>Unlock passwords</source>
        <translation>Parolaların kilidini aç</translation>
    </message>
    <message>
        <source>Your passwords are in an encrypted file. Its passphrase opens it until you quit Postacı.</source>
        <translation>Parolalarınız şifreli bir dosyada. Ana parolayı yazınca, Postacı'dan çıkana dek açık kalır.</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Şimdi değil</translation>
    </message>
    <message>
        <source>Unlocking…</source>
        <translation>Kilit açılıyor…</translation>
    </message>
    <message>
        <source>&amp;Unlock</source>
        <translation>&amp;Kilidi aç</translation>
    </message>
    <message>
        <source>Keep passwords in an encrypted file</source>
        <translation>Parolaları şifreli bir dosyada tut</translation>
    </message>
    <message>
        <source>Choose a passphrase for the file. You type it once at each start of Postacı. Keep it well: nobody can bring it back, and without it you would type the passwords of your accounts again.</source>
        <translation>Dosya için bir ana parola seçin. Postacı'nın her açılışında bir kez yazacaksınız. Unutmayın: kimse geri getiremez, o olmadan hesaplarınızın parolalarını yeniden yazmanız gerekir.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Encrypting…</source>
        <translation>Şifreleniyor…</translation>
    </message>
    <message>
        <source>&amp;Keep them there</source>
        <translation>D&amp;osyada tut</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Ana parolayı değiştir</translation>
    </message>
    <message>
        <source>The file with your passwords is encrypted anew. Nothing else changes.</source>
        <translation>Parolalarınızın bulunduğu dosya yeniden şifrelenir. Başka bir şey değişmez.</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>D&amp;eğiştir</translation>
    </message>
    <message>
        <source>The keyring cannot be read at the moment. The passwords that it has move into the file when it opens again at a later start; until then you are asked for each of them once more.</source>
        <translation>Anahtarlık şu anda okunamıyor. İçindeki parolalar, sonraki bir başlatmada anahtarlık açılırsa dosyaya taşınır; o zamana kadar her biri size bir kez daha sorulur.</translation>
    </message>
</context>
<context>
    <name>postaci::PasswordEdit</name>
    <message>
        <source>Show the password</source>
        <translation>Parolayı göster</translation>
    </message>
</context>
<context>
    <name>postaci::PasswordPlacePage</name>
    <message>
        <source>Your passwords are kept in the system's keyring.</source>
        <translation>Parolalarınız sistemin anahtarlığında saklanıyor.</translation>
    </message>
    <message>
        <source>It opens when you log in. If yours makes trouble, Postacı can keep the passwords in a file of its own, encrypted with a passphrase that you type at each start.</source>
        <translation>Anahtarlık oturum açtığınızda açılır. Sizinki sorun çıkarıyorsa Postacı parolaları, her açılışta yazacağınız bir ana parolayla şifrelenmiş kendi dosyasında tutabilir.</translation>
    </message>
    <message>
        <source>Your passwords are kept in an encrypted file, which is locked.</source>
        <translation>Parolalarınız şifreli bir dosyada saklanıyor; dosya kilitli.</translation>
    </message>
    <message>
        <source>Your passwords are kept in an encrypted file.</source>
        <translation>Parolalarınız şifreli bir dosyada saklanıyor.</translation>
    </message>
    <message>
        <source>It is %1. Your passphrase opens it once at each start; nobody can bring back one that is forgotten.</source>
        <translation>Dosya: %1. Her açılışta bir kez ana parolanızla açılır; unutulan ana parolayı kimse geri getiremez.</translation>
    </message>
    <message>
        <source>Keep them in an encrypted &amp;file…</source>
        <translation>Şifreli bir &amp;dosyada tut…</translation>
    </message>
    <message>
        <source>Move them to the system's &amp;keyring</source>
        <translation>Sistemin &amp;anahtarlığına taşı</translation>
    </message>
    <message>
        <source>&amp;Change the passphrase…</source>
        <translation>Ana parolayı d&amp;eğiştir…</translation>
    </message>
    <message>
        <source>&amp;Unlock…</source>
        <translation>&amp;Kilidi aç…</translation>
    </message>
    <message>
        <source>&amp;Lock now</source>
        <translation>Şimdi &amp;kilitle</translation>
    </message>
    <message>
        <source>&amp;Begin again without the file…</source>
        <translation>Dosya olmadan &amp;baştan başla…</translation>
    </message>
    <message>
        <source>The passwords are in the encrypted file now, and no longer in the keyring.</source>
        <translation>Parolalar artık şifreli dosyada; anahtarlıktan silindi.</translation>
    </message>
    <message>
        <source>The passwords are in the system's keyring now. The file is deleted.</source>
        <translation>Parolalar artık sistemin anahtarlığında. Dosya silindi.</translation>
    </message>
    <message>
        <source>The new passphrase holds from now on.</source>
        <translation>Bundan sonra yeni ana parola geçerli.</translation>
    </message>
    <message>
        <source>Stop using the file? It is renamed and not deleted, but the passwords in it are out of reach: you type those of your accounts again.</source>
        <translation>Dosya artık kullanılmasın mı? Silinmez, yalnızca adı değişir; ama içindeki parolalara erişilemez: hesaplarınızın parolalarını yeniden yazarsınız.</translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation>Kenara koy</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Kullanmaya devam et</translation>
    </message>
    <message>
        <source>The file is set aside. New passwords go to the system's keyring.</source>
        <translation>Dosya kenara kondu. Yeni parolalar sistemin anahtarlığına yazılacak.</translation>
    </message>
</context>
<context>
    <name>postaci::Pop3Form</name>
    <message>
        <source>Mail on the server</source>
        <translation>Sunucudaki postalar</translation>
    </message>
    <message>
        <source>&amp;Keep mail on the server</source>
        <translation>Postaları sunu&amp;cuda bırak</translation>
    </message>
    <message>
        <source>Delete it there after (&amp;days)</source>
        <translation>Şu kadar gü&amp;n sonra sunucudan sil</translation>
    </message>
    <message>
        <source>Days until mail is deleted on the server</source>
        <translation>Postanın sunucudan silinmesine kadar geçecek gün sayısı</translation>
    </message>
    <message>
        <source>Delete it there when I delete it &amp;from this computer</source>
        <translation>Bu bilgisayardan sildi&amp;ğimde sunucudan da sil</translation>
    </message>
    <message>
        <source>Your other devices can fetch it too; without this it exists only on this computer, once it is safely stored here.</source>
        <translation>Öteki aygıtlarınız da alabilir; bu seçilmezse posta, burada güvenle saklandıktan sonra yalnızca bu bilgisayarda kalır.</translation>
    </message>
    <message>
        <source>Keeps the mailbox from filling up: what came here that many days ago goes from the server.</source>
        <translation>Posta kutusunun dolmasını önler: buraya o kadar gün önce gelenler sunucudan silinir.</translation>
    </message>
    <message>
        <source>Counts only for what is deleted for good, that is out of the trash.</source>
        <translation>Yalnızca kalıcı olarak, yani çöp kutusundan silinenler için geçerlidir.</translation>
    </message>
</context>
<context>
    <name>postaci::PreviewWindow</name>
    <message>
        <source>Only the beginning is shown. Save the file to have all of it.</source>
        <translation>Yalnızca baş tarafı gösteriliyor. Tümü için dosyayı kaydedin.</translation>
    </message>
    <message>
        <source>There is no preview of this kind of file</source>
        <translation>Bu tür dosyaların önizlemesi yok</translation>
    </message>
    <message>
        <source>This is a program</source>
        <translation>Bu bir program</translation>
    </message>
    <message>
        <source>This file is too large for a preview</source>
        <translation>Bu dosya önizleme için fazla büyük</translation>
    </message>
    <message>
        <source>This file is protected by a password</source>
        <translation>Bu dosya parolayla korunuyor</translation>
    </message>
    <message>
        <source>This file is damaged, or is not what it is called</source>
        <translation>Bu dosya bozuk ya da adının söylediği türden değil</translation>
    </message>
    <message>
        <source>%1 is not opened from here. You can save it if you know what it does.</source>
        <translation>%1 buradan açılmaz. Ne yaptığını biliyorsanız kaydedebilirsiniz.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>Title of a window: name and size of a file</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>File %1 of %2</source>
        <translation>Dosya %1 / %2</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Sayfa %1 / %2</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Yükleniyor…</translation>
    </message>
    <message>
        <source>Previous file</source>
        <translation>Önceki dosya</translation>
    </message>
    <message>
        <source>Next file</source>
        <translation>Sonraki dosya</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>Küçült</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>Büyüt</translation>
    </message>
    <message>
        <source>Sa&amp;ve…</source>
        <translation>&amp;Kaydet…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Aç</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>Dosyanın metni</translation>
    </message>
</context>
<context>
    <name>postaci::PrivacyPage</name>
    <message>
        <source>everyone at %1</source>
        <extracomment>%1 is a domain such as ornek.com</extracomment>
        <translation>%1 adresli herkes</translation>
    </message>
    <message>
        <source>%1 (only when verified)</source>
        <extracomment>%1 is an address, or &quot;everyone at ornek.com&quot;</extracomment>
        <translation>%1 (yalnızca doğrulanınca)</translation>
    </message>
    <message>
        <source>Look for servers in &amp;Thunderbird's list of providers</source>
        <translation>Sunucuları &amp;Thunderbird'ün sağlayıcı listesinde de ara</translation>
    </message>
    <message>
        <source>When an account is added whose servers Postacı does not know, that list is asked about the part of the address behind the @. Nothing else is sent.</source>
        <translation>Sunucularını Postacı'nın tanımadığı bir hesap eklenirken, adresin @ işaretinden sonraki bölümü o listeye sorulur. Başka hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>Remote i&amp;mages are shown without asking in messages from:</source>
        <translation>&amp;Uzak resimler şu gönderenlerin iletilerinde sormadan gösterilir:</translation>
    </message>
    <message>
        <source>Senders whose remote images are shown</source>
        <translation>Uzak resimleri gösterilen gönderenler</translation>
    </message>
    <message>
        <source>Nobody. Senders come here when you choose “Always” above a message.</source>
        <translation>Kimse yok. Bir iletinin üstünde “Her zaman” seçeneğini kullandığınızda gönderen buraya eklenir.</translation>
    </message>
    <message>
        <source>As&amp;k again</source>
        <translation>&amp;Yeniden sor</translation>
    </message>
</context>
<context>
    <name>postaci::ProofLine</name>
    <message>
        <source>verified by %1</source>
        <extracomment>%1 is the sender's domain, which has signed the message</extracomment>
        <translation>%1 tarafından doğrulandı</translation>
    </message>
    <message>
        <source>Caution: this message may not be from %1. Your mail server could not verify it.</source>
        <translation>Dikkat: bu ileti %1 alan adından gelmemiş olabilir. Posta sunucunuz bunu doğrulayamadı.</translation>
    </message>
</context>
<context>
    <name>postaci::ProtocolAdvisor</name>
    <message>
        <source>POP3 suits you.</source>
        <translation>Size POP3 uygun.</translation>
    </message>
    <message>
        <source>IMAP suits you.</source>
        <translation>Size IMAP uygun.</translation>
    </message>
    <message>
        <source>POP3 fetches the mail and can delete it at the provider, at once or after some days. From then on it is on this computer alone: keep a backup.</source>
        <translation>POP3 postayı indirir, isterseniz sağlayıcıdan hemen ya da birkaç gün sonra siler. O andan sonra posta yalnızca bu bilgisayardadır: yedek alın.</translation>
    </message>
    <message>
        <source>With IMAP the mail stays at the provider, and every device shows the same messages, folders and marks. With POP3 each device would go its own way.</source>
        <translation>IMAP'ta posta sağlayıcıda kalır; her aygıt aynı iletileri, klasörleri ve işaretleri gösterir. POP3'te her aygıt kendi başına kalırdı.</translation>
    </message>
    <message>
        <source>With IMAP the mail stays at the provider, safe should this computer break; what you have opened can be read here without a connection too.</source>
        <translation>IMAP'ta posta sağlayıcıda kalır, bu bilgisayar bozulsa da kaybolmaz; açtığınız iletileri burada bağlantı olmadan da okursunuz.</translation>
    </message>
    <message>
        <source>IMAP or POP3?</source>
        <translation>IMAP mı, POP3 mü?</translation>
    </message>
    <message>
        <source>These are two ways to fetch mail. Which one suits you depends on how you use it.</source>
        <translation>Bunlar posta almanın iki yolu. Hangisinin size uyduğu, postanızı nasıl kullandığınıza bağlı.</translation>
    </message>
    <message>
        <source>I read this mail on other &amp;devices or in the browser too</source>
        <translation>Bu postayı &amp;başka aygıtlarda ya da tarayıcıda da okuyorum</translation>
    </message>
    <message>
        <source>My provider gives me little &amp;room, or it is often full</source>
        <translation>Sağlayıcım az &amp;yer veriyor ya da yerim sık sık doluyor</translation>
    </message>
    <message>
        <source>My mail shall be on this &amp;computer alone</source>
        <translation>Postam ya&amp;lnızca bu bilgisayarda dursun</translation>
    </message>
    <message>
        <source>Use &amp;IMAP</source>
        <translation>&amp;IMAP kullan</translation>
    </message>
    <message>
        <source>Use &amp;POP3</source>
        <translation>&amp;POP3 kullan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
</context>
<context>
    <name>postaci::ProviderHint</name>
    <message>
        <source>encrypted</source>
        <translation>şifreli</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>şifresiz</translation>
    </message>
    <message>
        <source>The server names appear here once you have typed the address.</source>
        <translation>Adresi yazınca sunucu adları burada görünür.</translation>
    </message>
    <message>
        <source>Open the page of %1</source>
        <translation>%1 sayfasını aç</translation>
    </message>
    <message>
        <source>Still looking for the servers of %1. They appear here in a moment: look at them, then press Next.</source>
        <translation>%1 alanının sunucuları hâlâ aranıyor. Az sonra burada görünecekler: onlara bakın, sonra İleri'ye basın.</translation>
    </message>
    <message>
        <source>Looking for the servers of %1…</source>
        <translation>%1 alanının sunucuları aranıyor…</translation>
    </message>
    <message>
        <source>Open the provider's page</source>
        <translation>Sağlayıcının sayfasını aç</translation>
    </message>
    <message>
        <source>This server wants to see a certificate of your own: choose its file under “Set by hand”.</source>
        <translation>Bu sunucu kişisel sertifikanızı görmek istiyor: dosyasını “Elle ayarla” altında seçin.</translation>
    </message>
    <message>
        <source>No source knows this provider. The server names in “Set by hand” are a guess: compare them with your provider's instructions.</source>
        <translation>Bu sağlayıcıyı hiçbir kaynak tanımıyor. “Elle ayarla” altındaki sunucu adları tahmindir: sağlayıcınızın yönergeleriyle karşılaştırın.</translation>
    </message>
    <message>
        <source>No source knows this provider. Did you mean %1? Look at the address again.</source>
        <translation>Bu sağlayıcıyı hiçbir kaynak tanımıyor. %1 mi demek istediniz? Adrese bir daha bakın.</translation>
    </message>
</context>
<context>
    <name>postaci::ReaderBars</name>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message numerus="yes">
        <source>%n remote images</source>
        <translation>
            <numerusform>%n uzak resim</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n yer</numerusform>
        </translation>
    </message>
    <message>
        <source>Not loaded, to protect you: %1 from %2.</source>
        <extracomment>%1: &quot;3 remote images&quot;, %2: &quot;2 places&quot; or a host. They could tell the sender that it was read.</extracomment>
        <translation>Sizi korumak için yüklenmedi: %1, kaynak: %2.</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Göster</translation>
    </message>
    <message>
        <source>This message is built so that it can't be shown whole. The rest is left out.</source>
        <translation>Bu ileti bütünüyle gösterilemeyecek biçimde hazırlanmış. Geri kalanı gösterilmiyor.</translation>
    </message>
    <message>
        <source>A very long message: this is its beginning.</source>
        <translation>Çok uzun bir ileti: burada yalnızca başı var.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Tümünü göster</translation>
    </message>
    <message>
        <source>Shown as plain text: the part of Postacı that shows formatted mail isn't available.</source>
        <translation>Düz metin olarak gösteriliyor: Postacı'nın biçimli postaları gösteren parçası bulunamadı.</translation>
    </message>
    <message>
        <source>This link leads to %1</source>
        <translation>Bu bağlantının hedefi: %1</translation>
    </message>
    <message>
        <source>This link says %1 but leads to %2</source>
        <extracomment>%1: the address that a link shows, %2: where it really leads</extracomment>
        <translation>Bu bağlantıda %1 yazıyor ama hedefi %2</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Adresi kopyala</translation>
    </message>
    <message>
        <source>No program on this computer opens %1. Copy the address to use it elsewhere.</source>
        <translation>Bu bilgisayarda %1 adresini açan bir program yok. Başka yerde kullanmak için adresi kopyalayın.</translation>
    </message>
    <message>
        <source>%1 can run commands when it is opened. Open it only if you expected it.</source>
        <translation>%1 açıldığında komut çalıştırabilir. Yalnızca böyle bir dosya bekliyorsanız açın.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Kaydet…</translation>
    </message>
    <message>
        <source>%1 is a program, so it isn't opened from here. You can save it if you know what it does.</source>
        <translation>%1 bir program olduğu için buradan açılmaz. Ne yaptığını biliyorsanız kaydedebilirsiniz.</translation>
    </message>
    <message numerus="yes">
        <source>%n files saved in %1.</source>
        <extracomment>%1 is a directory</extracomment>
        <translation>
            <numerusform>%n dosya %1 klasörüne kaydedildi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Open &amp;link</source>
        <translation>&amp;Bağlantıyı aç</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>Adresi ko&amp;pyala</translation>
    </message>
    <message>
        <source>&amp;Save…</source>
        <translation>K&amp;aydet…</translation>
    </message>
    <message>
        <source>Open an&amp;yway</source>
        <translation>Yi&amp;ne de aç</translation>
    </message>
    <message>
        <source>Trackers are never loaded: %1.</source>
        <extracomment>%1: names of services or hosts that count who reads a message</extracomment>
        <translation>İzleyiciler hiçbir zaman yüklenmez: %1.</translation>
    </message>
    <message>
        <source>Always for %1</source>
        <extracomment>%1 is an address; the images of its messages are shown from now on</extracomment>
        <translation>%1 için her zaman</translation>
    </message>
    <message>
        <source>Always for everyone at %1</source>
        <extracomment>%1 is a domain such as ornek.com</extracomment>
        <translation>%1 adresli herkes için her zaman</translation>
    </message>
    <message>
        <source>Always…</source>
        <comment>show remote images</comment>
        <translation>Her zaman…</translation>
    </message>
    <message>
        <source>This link leads to %1, which looks like %2 but is another place.</source>
        <extracomment>%1: where a link leads, %2: a domain that the person knows</extracomment>
        <translation>Bu bağlantının hedefi %1. Adı %2 adresine benziyor ama orası değil.</translation>
    </message>
    <message>
        <source>This link leads to %1. Its name has letters of another alphabet that only look like %2.</source>
        <translation>Bu bağlantının hedefi %1. Adında, yalnızca %2 gibi görünen başka bir alfabenin harfleri var.</translation>
    </message>
    <message>
        <source>This link leads to %1, whose name mixes letters of several alphabets.</source>
        <translation>Bu bağlantının hedefi %1. Adında birkaç alfabenin harfleri karışık.</translation>
    </message>
    <message>
        <source>%1 asks to be told that you have read this message.</source>
        <translation>%1, bu iletiyi okuduğunuzun kendisine bildirilmesini istiyor.</translation>
    </message>
    <message>
        <source>%1 asks that %2 be told that you have read this message.</source>
        <translation>%1, bu iletiyi okuduğunuzun %2 adresine bildirilmesini istiyor.</translation>
    </message>
    <message>
        <source>Send receipt</source>
        <translation>Okundu bilgisi gönder</translation>
    </message>
    <message>
        <source>Never for this one</source>
        <translation>Bu ileti için hiç gönderme</translation>
    </message>
    <message>
        <source>The receipt is in the outbox.</source>
        <translation>Okundu bilgisi giden kutusunda.</translation>
    </message>
    <message>
        <source>Leave this mailing list? %1 is told to send you nothing more from it.</source>
        <extracomment>%1 is a host</extracomment>
        <translation>Bu posta listesinden ayrılmak istiyor musunuz? %1 adresine artık bu listeden posta göndermemesi bildirilir.</translation>
    </message>
    <message>
        <source>&amp;Unsubscribe</source>
        <translation>&amp;Listeden ayrıl</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Vazgeç</translation>
    </message>
    <message>
        <source>Telling %1 …</source>
        <translation>%1 adresine bildiriliyor…</translation>
    </message>
    <message>
        <source>%1 confirms that you have left the list. What is on its way already may still come.</source>
        <extracomment>%1 is a host</extracomment>
        <translation>%1, listeden ayrıldığınızı onayladı. Yola çıkmış olanlar yine de gelebilir.</translation>
    </message>
    <message>
        <source>%1 did not confirm it, so you may still be on the list.</source>
        <translation>%1 bunu onaylamadı; hâlâ listede olabilirsiniz.</translation>
    </message>
    <message>
        <source>See its web page</source>
        <translation>Web sayfasına bak</translation>
    </message>
    <message>
        <source>Your answer is in the outbox.</source>
        <translation>Yanıtınız giden kutusunda.</translation>
    </message>
    <message>
        <source>Preparing %1 …</source>
        <extracomment>%1 is the name of an attached file that is being dragged out</extracomment>
        <translation>%1 hazırlanıyor…</translation>
    </message>
    <message>
        <source>%1 is ready now: drag it once more.</source>
        <extracomment>%1 is the name of an attached file</extracomment>
        <translation>%1 artık hazır: bir kez daha sürükleyin.</translation>
    </message>
    <message>
        <source>Write again</source>
        <translation>Yeniden yaz</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>Almayı sürdür</translation>
    </message>
</context>
<context>
    <name>postaci::ReaderPane</name>
    <message>
        <source>Message</source>
        <translation>İleti</translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>Seçili ileti yok</translation>
    </message>
    <message>
        <source>Choose a message in the list to read it here.</source>
        <translation>Burada okumak için listeden bir ileti seçin.</translation>
    </message>
</context>
<context>
    <name>postaci::ReadingPage</name>
    <message>
        <source>&amp;Layout of the window</source>
        <translation>Pencere &amp;yerleşimi</translation>
    </message>
    <message>
        <source>Three columns</source>
        <translation>Üç sütun</translation>
    </message>
    <message>
        <source>List above the message</source>
        <translation>Liste iletinin üstünde</translation>
    </message>
    <message>
        <source>List only</source>
        <translation>Yalnızca liste</translation>
    </message>
    <message>
        <source>Where the message stands that is read; in a narrow window it takes the list's place.</source>
        <translation>Okunan iletinin durduğu yer; dar pencerede listenin yerini alır.</translation>
    </message>
    <message>
        <source>Rows &amp;of the list</source>
        <translation>Liste satı&amp;rları</translation>
    </message>
    <message>
        <source>Cards with the first words</source>
        <translation>İlk sözcükleri gösteren kartlar</translation>
    </message>
    <message>
        <source>One line with columns</source>
        <translation>Sütunlu tek satır</translation>
    </message>
    <message>
        <source>Cards tell more of each message, lines show more messages at once.</source>
        <translation>Kartlar her iletiden daha çok şey söyler, satırlar bir bakışta daha çok ileti gösterir.</translation>
    </message>
    <message>
        <source>Group the list by &amp;conversations</source>
        <translation>Listeyi yazış&amp;malara göre grupla</translation>
    </message>
    <message>
        <source>A message and its answers are one row.</source>
        <translation>Bir ileti ve yanıtları tek satır olur.</translation>
    </message>
    <message>
        <source>Show &amp;whole conversations when reading</source>
        <translation>&amp;Okurken yazışmanın tamamını göster</translation>
    </message>
    <message>
        <source>The messages before and after stand folded around the one that is read.</source>
        <translation>Öncesi ve sonrası, okunan iletinin çevresinde katlanmış durur.</translation>
    </message>
    <message>
        <source>Show the &amp;best search results first</source>
        <translation>Aramada önce en &amp;uygun sonuçları göster</translation>
    </message>
    <message>
        <source>Otherwise the newest ones come first.</source>
        <translation>Yoksa önce en yeniler gelir.</translation>
    </message>
</context>
<context>
    <name>postaci::RecentlyDeleted</name>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message>
        <source>%1, from %2, was in %3, deleted %4</source>
        <extracomment>spoken for a row: %1 subject, %2 sender, %3 folder, %4 date</extracomment>
        <translation>%1, gönderen %2, bulunduğu klasör %3, silindiği zaman %4</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) brought back.</source>
        <translation>
            <numerusform>%n ileti geri getirildi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>Uyan bir şey yok.</translation>
    </message>
    <message>
        <source>Nothing was deleted lately.</source>
        <translation>Son zamanlarda bir şey silinmedi.</translation>
    </message>
    <message numerus="yes">
        <source>Messages that are deleted for good are kept here for %n day(s), if their text is on this computer.</source>
        <translation>
            <numerusform>Kalıcı olarak silinen iletiler, metinleri bu bilgisayardaysa burada %n gün saklanır.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kept for %n day(s); what comes back is where it was, or in the inbox.</source>
        <translation>
            <numerusform>%n gün saklanır; geri gelen ileti bulunduğu klasörde ya da gelen kutusunda olur.</numerusform>
        </translation>
    </message>
    <message>
        <source>Recently deleted</source>
        <translation>Son silinenler</translation>
    </message>
    <message>
        <source>Subject, sender or folder</source>
        <translation>Konu, gönderen ya da klasör</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Süz</translation>
    </message>
    <message>
        <source>Deleted messages</source>
        <translation>Silinen iletiler</translation>
    </message>
    <message>
        <source>&amp;Bring back</source>
        <translation>&amp;Geri getir</translation>
    </message>
    <message>
        <source>&amp;Delete now</source>
        <translation>Şimdi &amp;sil</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Kapat</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Konu</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Gönderen</translation>
    </message>
    <message>
        <source>Was in</source>
        <translation>Klasörü</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Silindi</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
</context>
<context>
    <name>postaci::RecipientChip</name>
    <message numerus="yes">
        <source>Group %1: %n address(es)</source>
        <extracomment>%1 is the name of a group of contacts</extracomment>
        <translation>
            <numerusform>%1 grubu: %n adres</numerusform>
        </translation>
    </message>
    <message>
        <source>Not an address: %1</source>
        <translation>Adres değil: %1</translation>
    </message>
    <message>
        <source>There is no group “%1”.</source>
        <translation>“%1” adında bir grup yok.</translation>
    </message>
    <message>
        <source>Recipient. Enter edits it, Delete removes it, the menu key offers more.</source>
        <translation>Alıcı. Enter düzenler, Delete kaldırır, menü tuşu başka seçenekler sunar.</translation>
    </message>
    <message>
        <source>There is no room for more one by one. They get the message all the same.</source>
        <translation>Tek tek gösterecek yer kalmadı. İleti onlara da gider.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n alıcı daha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::RecipientEdit</name>
    <message numerus="yes">
        <source>%1 (group, %n address(es))</source>
        <translation>
            <numerusform>%1 (grup, %n adres)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, from the contacts</source>
        <translation>%1, kişilerden</translation>
    </message>
</context>
<context>
    <name>postaci::RecipientField</name>
    <message>
        <source>Move to &amp;To</source>
        <translation>&amp;Kime alanına taşı</translation>
    </message>
    <message>
        <source>Move to &amp;Cc</source>
        <translation>&amp;Bilgi alanına taşı</translation>
    </message>
    <message>
        <source>Move to &amp;Bcc</source>
        <translation>Gi&amp;zli alanına taşı</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Düzenle</translation>
    </message>
    <message>
        <source>Show its &amp;addresses</source>
        <translation>&amp;Adreslerini göster</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>K&amp;opyala</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ka&amp;ldır</translation>
    </message>
</context>
<context>
    <name>postaci::Recipients</name>
    <message>
        <source>me</source>
        <extracomment>the reader's own address among the recipients: &quot;to me, Mehmet&quot;</extracomment>
        <translation>ben</translation>
    </message>
    <message>
        <source>to %1</source>
        <extracomment>%1 is a list of recipients' names</extracomment>
        <translation>alıcı: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <extracomment>after the first names: %1 are the names, &quot;to me, Ayşe, Mehmet and 2 more&quot;</extracomment>
        <translation>
            <numerusform>%1 ve %n kişi daha</numerusform>
        </translation>
    </message>
    <message>
        <source>Show addresses</source>
        <translation>Adresleri göster</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>Kime:</translation>
    </message>
    <message>
        <source>Cc:</source>
        <translation>Bilgi:</translation>
    </message>
    <message>
        <source>Bcc:</source>
        <translation>Gizli:</translation>
    </message>
    <message>
        <source>Reply to:</source>
        <translation>Yanıt adresi:</translation>
    </message>
    <message>
        <source>Hide addresses</source>
        <translation>Adresleri gizle</translation>
    </message>
</context>
<context>
    <name>postaci::RedirectDialog</name>
    <message>
        <source>Try a&amp;gain</source>
        <translation>Yeniden &amp;dene</translation>
    </message>
    <message>
        <source>Not an address: %1</source>
        <translation>Adres değil: %1</translation>
    </message>
    <message>
        <source>Write the address of at least one person it goes to.</source>
        <translation>Gideceği en az bir kişinin adresini yazın.</translation>
    </message>
    <message>
        <source>It is sent as soon as the whole message is here.</source>
        <translation>İletinin tamamı gelince gönderilecek.</translation>
    </message>
    <message>
        <source>Redirect</source>
        <translation>Yönlendir</translation>
    </message>
    <message>
        <source>The message goes on unchanged, with its sender, its text and its files. Only that you have sent it on is added.</source>
        <translation>İleti; göndereni, metni ve dosyalarıyla olduğu gibi gider. Yalnızca sizin yönlendirdiğiniz bilgisi eklenir.</translation>
    </message>
    <message>
        <source>Sent on b&amp;y</source>
        <translation>&amp;Yönlendiren</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Kime</translation>
    </message>
    <message>
        <source>&amp;Cc</source>
        <translation>&amp;Bilgi</translation>
    </message>
    <message>
        <source>&amp;Bcc</source>
        <translation>Gi&amp;zli</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Se&amp;nd</source>
        <translation>&amp;Gönder</translation>
    </message>
</context>
<context>
    <name>postaci::ReminderMenu</name>
    <message>
        <source>In three &amp;hours</source>
        <translation>&amp;Üç saat sonra</translation>
    </message>
    <message>
        <source>This &amp;evening</source>
        <translation>Bu &amp;akşam</translation>
    </message>
    <message>
        <source>Tomorrow &amp;morning</source>
        <translation>&amp;Yarın sabah</translation>
    </message>
    <message>
        <source>At the &amp;weekend</source>
        <translation>&amp;Hafta sonu</translation>
    </message>
    <message>
        <source>&amp;Next week</source>
        <translation>&amp;Gelecek hafta</translation>
    </message>
    <message>
        <source>In three &amp;days</source>
        <translation>Üç &amp;gün sonra</translation>
    </message>
    <message>
        <source>In a &amp;week</source>
        <translation>Bir &amp;hafta sonra</translation>
    </message>
    <message>
        <source>In two wee&amp;ks</source>
        <translation>&amp;İki hafta sonra</translation>
    </message>
    <message>
        <source>&amp;Choose a time…</source>
        <translation>&amp;Zaman seç…</translation>
    </message>
    <message>
        <source>Snooze</source>
        <translation>Ertele</translation>
    </message>
    <message>
        <source>Await an answer</source>
        <translation>Yanıt bekle</translation>
    </message>
    <message>
        <source>No &amp;answer is awaited</source>
        <translation>Yanıt &amp;beklemeyi bırak</translation>
    </message>
    <message>
        <source>Send later</source>
        <translation>Sonra gönder</translation>
    </message>
</context>
<context>
    <name>postaci::RepairDialog</name>
    <message>
        <source>Postacı</source>
        <translation>Postacı</translation>
    </message>
    <message>
        <source>The mail on this computer is damaged.</source>
        <translation>Bu bilgisayardaki postalar hasarlı.</translation>
    </message>
    <message>
        <source>Postacı can save all of it that can be read: mail and drafts that exist only here, messages that wait to be sent, contacts and filters. What servers have is fetched again. The damaged file is kept as it is. Nothing is sent before you say so.</source>
        <translation>Postacı okunabilen her şeyi kurtarabilir: yalnız burada bulunan postaları ve taslakları, gönderilmeyi bekleyen iletileri, kişileri ve filtreleri. Sunucularda bulunanlar yeniden alınır. Hasarlı dosya olduğu gibi saklanır. Siz söylemeden hiçbir şey gönderilmez.</translation>
    </message>
    <message>
        <source>&amp;Repair</source>
        <translation>&amp;Onar</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Çık</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>İlerleme</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n ileti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n taslak</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent message(s)</source>
        <translation>
            <numerusform>gönderilmemiş %n ileti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n kişi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n filter(s)</source>
        <translation>
            <numerusform>%n filtre</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved: %1.</source>
        <translation>Kurtarılanlar: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) in the file could not be read. What servers have of it is fetched again.</source>
        <translation>
            <numerusform>Dosyanın %n yeri okunamadı. Sunucularda bulunanlar yeniden alınır.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing.</source>
        <translation>Hiçbir eksik yok.</translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) whose place was lost are in the folder “Recovered”.</source>
        <translation>
            <numerusform>Yeri kaybolan %n ileti “Kurtarılanlar” klasöründe.</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings of an account are gone: give them again in the settings.</source>
        <translation>Bir hesabın ayarları kayboldu: onları ayarlarda yeniden girin.</translation>
    </message>
    <message>
        <source>Look into the outbox: what is there may have been sent already.</source>
        <translation>Giden kutusuna bakın: oradaki iletiler daha önce gönderilmiş olabilir.</translation>
    </message>
    <message>
        <source>The mail is repaired.</source>
        <translation>Postalar onarıldı.</translation>
    </message>
    <message>
        <source>The damaged file is kept in %1</source>
        <translation>Hasarlı dosya şurada duruyor: %1</translation>
    </message>
    <message>
        <source>&amp;Start Postacı</source>
        <translation>Postacı'yı &amp;başlat</translation>
    </message>
    <message>
        <source>T&amp;ry again</source>
        <translation>&amp;Yeniden dene</translation>
    </message>
</context>
<context>
    <name>postaci::SampleAccount</name>
    <message>
        <source>Sample mailbox</source>
        <translation>Örnek posta kutusu</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Siz</translation>
    </message>
    <message>
        <source>This is a sample mailbox: it is on this computer only and sends nothing.</source>
        <translation>Bu bir örnek posta kutusudur: yalnızca bu bilgisayardadır ve hiçbir şey göndermez.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Kaldır</translation>
    </message>
    <message>
        <source>Add your account</source>
        <translation>Hesabınızı ekleyin</translation>
    </message>
    <message>
        <source>The sample mailbox goes, with all that you have written in it.</source>
        <translation>Örnek posta kutusu, içinde yazdıklarınızla birlikte kaldırılacak.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Kalsın</translation>
    </message>
    <message>
        <source>You have an account of your own now: the sample mailbox can go.</source>
        <translation>Artık kendi hesabınız var: örnek posta kutusu kaldırılabilir.</translation>
    </message>
    <message>
        <source>Remove it…</source>
        <translation>Kaldır…</translation>
    </message>
</context>
<context>
    <name>postaci::SearchField</name>
    <message>
        <source>Search mail</source>
        <translation>İletilerde ara</translation>
    </message>
    <message>
        <source>Search all mail</source>
        <translation>Bütün iletilerde ara</translation>
    </message>
    <message>
        <source>Words match from their beginning; from:, to:, subject:, in:, tag:, is:unread, has:attachment, before:, after: and larger: narrow it down.</source>
        <translation>Sözcükler baştan başlayarak aranır; from:, to:, subject:, in:, tag:, is:unread, has:attachment, before:, after: ve larger: aramayı daraltır.</translation>
    </message>
</context>
<context>
    <name>postaci::SendMenu</name>
    <message>
        <source>Send at another time, or ask for a delivery report</source>
        <translation>Başka bir zamanda gönderin ya da teslim bildirimi isteyin</translation>
    </message>
    <message>
        <source>More ways to send</source>
        <translation>Diğer gönderme yolları</translation>
    </message>
    <message>
        <source>Tell me when it is &amp;delivered</source>
        <translation>&amp;Teslim edilince haber ver</translation>
    </message>
    <message>
        <source>Servers that can do so report when the message reaches its recipients, and when it is delayed.</source>
        <translation>Bunu yapabilen sunucular, ileti alıcılara ulaşınca ya da gecikince haber verir.</translation>
    </message>
</context>
<context>
    <name>postaci::SenderCard</name>
    <message>
        <source>In your contacts</source>
        <translation>Kişilerinizde kayıtlı</translation>
    </message>
    <message>
        <source>Not in your contacts</source>
        <translation>Kişilerinizde kayıtlı değil</translation>
    </message>
    <message numerus="yes">
        <source>Written to %n time(s), last on %1</source>
        <translation>
            <numerusform>%n kez yazdınız, son: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>You have never written there</source>
        <translation>Bu adrese hiç yazmadınız</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Yaz</translation>
    </message>
    <message>
        <source>&amp;Edit contact…</source>
        <translation>&amp;Kişiyi düzenle…</translation>
    </message>
    <message>
        <source>&amp;Add to contacts…</source>
        <translation>Kişilere &amp;ekle…</translation>
    </message>
    <message>
        <source>&amp;Copy address</source>
        <translation>A&amp;dresi kopyala</translation>
    </message>
    <message>
        <source>&amp;Search mail from them</source>
        <translation>Bu kişinin iletilerinde &amp;ara</translation>
    </message>
    <message>
        <source>Make a &amp;filter…</source>
        <translation>&amp;Filtre oluştur…</translation>
    </message>
</context>
<context>
    <name>postaci::SendingBar</name>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message numerus="yes">
        <source>“%1” is sent in %n second(s).</source>
        <extracomment>%1 is the subject of a message</extracomment>
        <translation>
            <numerusform>“%1” %n saniye sonra gönderilecek.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>take a message back</comment>
        <translation>Geri al</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>Şimdi gönder</translation>
    </message>
    <message>
        <source>“%1” may have been sent: the connection broke just as it was handed over. Ask the recipient before you send it again.</source>
        <extracomment>%1 is the subject of a message</extracomment>
        <translation>“%1” gönderilmiş olabilir: bağlantı tam ileti teslim edilirken koptu. Yeniden göndermeden önce alıcıya sorun.</translation>
    </message>
    <message>
        <source>Show in outbox</source>
        <translation>Giden kutusunda göster</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>Yeniden gönder</translation>
    </message>
    <message>
        <source>“%1” was not sent. %2</source>
        <extracomment>%1 is the subject of a message, %2 a sentence that says why</extracomment>
        <translation>“%1” gönderilmedi. %2</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Düzenle</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) have not been sent yet. They are sent when Postacı runs again.</source>
        <translation>
            <numerusform>%n ileti henüz gönderilmedi. Postacı yeniden çalışınca gönderilir.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) are being sent. Postacı ends when that is done.</source>
        <translation>
            <numerusform>%n ileti gönderiliyor. Bitince Postacı kapanır.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Quit now</source>
        <translation>Şimdi &amp;kapat</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>K&amp;apatma</translation>
    </message>
    <message>
        <source>“%1” was sent, but the server has not taken the copy for your sent mail.</source>
        <extracomment>%1 is the subject of a message</extracomment>
        <translation>“%1” gönderildi, ama sunucu gönderilmiş postanız için olan kopyasını almadı.</translation>
    </message>
    <message>
        <source>“%1” was sent, but not to %2: the server refused this address.</source>
        <extracomment>%1 is the subject of a message, %2 an address</extracomment>
        <translation>“%1” gönderildi, ama %2 adresine gitmedi: sunucu bu adresi geri çevirdi.</translation>
    </message>
    <message numerus="yes">
        <source>“%1” was sent, but not to %n recipient(s): the server refused them.</source>
        <extracomment>%1 is the subject of a message</extracomment>
        <translation>
            <numerusform>“%1” gönderildi, ama %n alıcıya gitmedi: sunucu onları geri çevirdi.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” will be sent: %2.</source>
        <extracomment>%1 is the subject of a message, %2 when: &quot;14:30&quot;, &quot;tomorrow 08:00&quot;, &quot;3 May 08:00&quot;</extracomment>
        <translation>“%1” şu zaman gönderilecek: %2.</translation>
    </message>
</context>
<context>
    <name>postaci::SendingPage</name>
    <message>
        <source>Messages can be taken &amp;back after Send for</source>
        <translation>Gönder'den sonra &amp;geri alma süresi</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>geri alınamasın</translation>
    </message>
    <message>
        <source>So long a message waits in the outbox. It is sent then, or at once when you close Postacı.</source>
        <translation>İleti bu süre boyunca giden kutusunda bekler. Sonra, ya da Postacı'yı kapatırsanız hemen gönderilir.</translation>
    </message>
    <message>
        <source>Ask for &amp;delivery reports</source>
        <translation>&amp;Teslim bildirimi iste</translation>
    </message>
    <message>
        <source>Servers that can do so report when a message reaches its recipients, and when it is delayed. That it could not be delivered is reported in any case.</source>
        <translation>Bunu yapabilen sunucular, ileti alıcılara ulaşınca ya da gecikince haber verir. Teslim edilemediği her durumda bildirilir.</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n saniye</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::ServerForm</name>
    <message>
        <source>Anybody on the way can read the password and the mail. Use this only if the server offers nothing else.</source>
        <translation>Aradaki herkes parolayı ve postaları okuyabilir. Yalnızca sunucu başka seçenek sunmuyorsa kullanın.</translation>
    </message>
    <message>
        <source>Type the server's name. Your provider's instructions have it.</source>
        <translation>Sunucunun adını yazın. Sağlayıcınızın verdiği bilgilerde bulunur.</translation>
    </message>
    <message>
        <source>A server's name looks like mail.example.com.</source>
        <translation>Sunucu adı mail.ornek.com biçiminde olur.</translation>
    </message>
    <message>
        <source>Type the user name. Mostly it is the whole address.</source>
        <translation>Kullanıcı adını yazın. Çoğunlukla tam adrestir.</translation>
    </message>
    <message>
        <source>Receiving mail (IMAP)</source>
        <translation>Gelen posta (IMAP)</translation>
    </message>
    <message>
        <source>Sending mail (SMTP)</source>
        <translation>Giden posta (SMTP)</translation>
    </message>
    <message>
        <source>&amp;Receiving server</source>
        <translation>&amp;Gelen posta sunucusu</translation>
    </message>
    <message>
        <source>Sendin&amp;g server</source>
        <translation>G&amp;iden posta sunucusu</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>Bağlantı noktası (p&amp;ort)</translation>
    </message>
    <message>
        <source>Por&amp;t</source>
        <translation>Bağlantı noktası (por&amp;t)</translation>
    </message>
    <message>
        <source>Encr&amp;yption</source>
        <translation>Şi&amp;freleme</translation>
    </message>
    <message>
        <source>Encrypt&amp;ion</source>
        <translation>Şifrele&amp;me</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Kullanıcı adı</translation>
    </message>
    <message>
        <source>User nam&amp;e</source>
        <translation>K&amp;ullanıcı adı</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Yok</translation>
    </message>
    <message>
        <source>The computer that your mail is fetched from, such as imap.example.com or mail.example.com.</source>
        <translation>Postalarınızın alındığı bilgisayar; imap.ornek.com ya da mail.ornek.com gibi.</translation>
    </message>
    <message>
        <source>The computer that sends what you write, such as smtp.example.com or mail.example.com.</source>
        <translation>Yazdıklarınızı gönderen bilgisayar; smtp.ornek.com ya da mail.ornek.com gibi.</translation>
    </message>
    <message>
        <source>The server's door: 993 goes with TLS, 143 with STARTTLS.</source>
        <translation>Sunucuya bağlanılan numara: 993 TLS ile, 143 STARTTLS ile kullanılır.</translation>
    </message>
    <message>
        <source>The server's door: 465 goes with TLS, 587 with STARTTLS. Many networks block 25.</source>
        <translation>Sunucuya bağlanılan numara: 465 TLS ile, 587 STARTTLS ile kullanılır. Birçok ağ 25 numarayı engeller.</translation>
    </message>
    <message>
        <source>TLS encrypts from the first byte. STARTTLS begins openly and then switches; Postacı goes on only if it does.</source>
        <translation>TLS ilk bayttan başlayarak şifreler. STARTTLS açık başlar, sonra şifrelemeye geçer; geçmezse Postacı devam etmez.</translation>
    </message>
    <message>
        <source>What you sign in with: mostly the whole address, with some providers the part before the @.</source>
        <translation>Oturum açarken kullandığınız ad: çoğunlukla tam adres, bazı sağlayıcılarda @'den önceki bölüm.</translation>
    </message>
    <message>
        <source>Receiving mail (POP3)</source>
        <translation>Gelen posta (POP3)</translation>
    </message>
    <message>
        <source>Protoco&amp;l</source>
        <translation>P&amp;rotokol</translation>
    </message>
    <message>
        <source>IMAP keeps mail on the server and shows the same on all your devices; POP3 fetches it to this computer and keeps it here.</source>
        <translation>IMAP postaları sunucuda tutar ve bütün aygıtlarınızda aynısını gösterir; POP3 postaları bu bilgisayara alır ve burada saklar.</translation>
    </message>
    <message>
        <source>The server's door: 995 goes with TLS, 110 with STARTTLS.</source>
        <translation>Sunucuya bağlanılan numara: 995 TLS ile, 110 STARTTLS ile kullanılır.</translation>
    </message>
    <message>
        <source>Which one?</source>
        <translation>Hangisi?</translation>
    </message>
</context>
<context>
    <name>postaci::SettingsCard</name>
    <message>
        <source>TLS from the first byte</source>
        <translation>ilk bayttan başlayarak TLS</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>şifresiz</translation>
    </message>
    <message>
        <source>Incoming mail</source>
        <translation>Gelen posta</translation>
    </message>
    <message>
        <source>Outgoing mail</source>
        <translation>Giden posta</translation>
    </message>
    <message>
        <source>%1 server %2, port %3, %4</source>
        <translation>%1 sunucusu %2, bağlantı noktası %3, %4</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Kullanıcı adı</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Sertifika</translation>
    </message>
    <message>
        <source>The server</source>
        <translation>Sunucu</translation>
    </message>
    <message>
        <source>QR code of these settings, without the password</source>
        <translation>Bu ayarların karekodu, parola içermez</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Kaynak</translation>
    </message>
</context>
<context>
    <name>postaci::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Dil</translation>
    </message>
    <message>
        <source>The system's</source>
        <comment>language</comment>
        <translation>Sistemin dili</translation>
    </message>
    <message>
        <source>The system's</source>
        <comment>colours</comment>
        <translation>Sistemin renkleri</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Renkler</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Açık</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Koyu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>High c&amp;ontrast</source>
        <translation>Yüksek karşıt&amp;lık</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>Gönderme</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Okuma</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Bildirimler</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Depolama</translation>
    </message>
    <message>
        <source>Of all words, dates and numbers; it changes at once.</source>
        <translation>Bütün yazıların, tarihlerin ve sayıların dili; hemen değişir.</translation>
    </message>
    <message>
        <source>Light or dark windows; messages are darkened with them.</source>
        <translation>Açık ya da koyu pencereler; iletiler de onlarla koyulaşır.</translation>
    </message>
    <message>
        <source>Stronger lines and colours for eyes that need them.</source>
        <translation>Gereksinen gözler için daha belirgin çizgiler ve renkler.</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Genel</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Hesaplar</translation>
    </message>
    <message>
        <source>Writing style</source>
        <translation>Yazı biçimi</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>Filtreler</translation>
    </message>
    <message>
        <source>Junk</source>
        <translation>İstenmeyen</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Kısayollar</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Gizlilik</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Sertifikalar</translation>
    </message>
    <message>
        <source>Passwords</source>
        <translation>Parolalar</translation>
    </message>
</context>
<context>
    <name>postaci::SettingsSearch</name>
    <message>
        <source>Find</source>
        <translation>Bul</translation>
    </message>
    <message>
        <source>A word of what you want to change</source>
        <translation>Değiştirmek istediğinizden bir sözcük</translation>
    </message>
    <message>
        <source>Settings that were found</source>
        <translation>Bulunan ayarlar</translation>
    </message>
    <message>
        <source>No setting has that word. Fewer letters find more.</source>
        <translation>Bu sözcük hiçbir ayarda geçmiyor. Daha az harf daha çok şey bulur.</translation>
    </message>
</context>
<context>
    <name>postaci::ShortcutPage</name>
    <message>
        <source>Changed by you</source>
        <translation>Siz değiştirdiniz</translation>
    </message>
    <message>
        <source>Press new &amp;keys for “%1”:</source>
        <extracomment>%1 is a command</extracomment>
        <translation>“%1” için yeni t&amp;uşlara basın:</translation>
    </message>
    <message>
        <source>Choose a command above to change its &amp;keys.</source>
        <translation>T&amp;uşlarını değiştirmek için yukarıdan bir komut seçin.</translation>
    </message>
    <message>
        <source>Letters alone are for the text that is written. Press Ctrl or Alt with them.</source>
        <translation>Tek başına harfler yazılan metne gider. Onlarla birlikte Ctrl ya da Alt tuşuna da basın.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>Anladım</translation>
    </message>
    <message>
        <source>These keys already do something else: %1.</source>
        <extracomment>%1 is a list of commands with their keys</extracomment>
        <translation>Bu tuşlar zaten başka bir iş yapıyor: %1.</translation>
    </message>
    <message>
        <source>&amp;Take them over</source>
        <translation>De&amp;vral</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Standard</source>
        <translation>Standart</translation>
    </message>
    <message>
        <source>Like Gmail</source>
        <translation>Gmail gibi</translation>
    </message>
    <message>
        <source>&amp;Find</source>
        <translation>&amp;Bul</translation>
    </message>
    <message>
        <source>Command or key</source>
        <translation>Komut ya da tuş</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Komutlar ve tuşları</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Komut</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tuşlar</translation>
    </message>
    <message>
        <source>&amp;Use them</source>
        <translation>&amp;Değiştir</translation>
    </message>
    <message>
        <source>A&amp;dd them</source>
        <translation>&amp;Ekle</translation>
    </message>
    <message>
        <source>&amp;No keys</source>
        <translation>Tuşları ka&amp;ldır</translation>
    </message>
    <message>
        <source>&amp;Back to the set's</source>
        <translation>Takımd&amp;akine dön</translation>
    </message>
    <message>
        <source>Restore a&amp;ll</source>
        <translation>Tümünü &amp;sıfırla</translation>
    </message>
    <message>
        <source>Press the keys here</source>
        <translation>Tuşlara burada basın</translation>
    </message>
    <message>
        <source>Key s&amp;et</source>
        <translation>Tuş takı&amp;mı</translation>
    </message>
</context>
<context>
    <name>postaci::SignInFields</name>
    <message>
        <source>Finish the sign-in in the browser, or cancel it.</source>
        <translation>Tarayıcıda oturum açmayı tamamlayın ya da iptal edin.</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Parola</translation>
    </message>
</context>
<context>
    <name>postaci::SignatureEdit</name>
    <message>
        <source>Link</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Where the selected text leads:</source>
        <translation>Seçili metin nereye götürsün:</translation>
    </message>
    <message>
        <source>B</source>
        <translation>K</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>Kalın</translation>
    </message>
    <message>
        <source>I</source>
        <translation>İ</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>İtalik</translation>
    </message>
    <message>
        <source>U</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Underlined</source>
        <translation>Altı çizili</translation>
    </message>
    <message>
        <source>Link…</source>
        <translation>Bağlantı…</translation>
    </message>
    <message>
        <source>stands under what you write</source>
        <translation>yazdıklarınızın altında yer alır</translation>
    </message>
</context>
<context>
    <name>postaci::SmallerPictures</name>
    <message>
        <source>The pictures are being made smaller…</source>
        <translation>Resimler küçültülüyor…</translation>
    </message>
    <message>
        <source>The pictures are as small as they can be.</source>
        <translation>Resimler daha fazla küçültülemiyor.</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are smaller now, which saves %1. Your own files are as they were.</source>
        <extracomment>%1 is a size: what the message is smaller by now</extracomment>
        <translation>
            <numerusform>%n resim küçültüldü, %1 kazanıldı. Kendi dosyalarınız olduğu gibi duruyor.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Geri &amp;al</translation>
    </message>
</context>
<context>
    <name>postaci::SourceWindow</name>
    <message>
        <source>These are the first %1 of %2.</source>
        <extracomment>Both are sizes such as &quot;4 MB&quot;</extracomment>
        <translation>Bu, %2 boyutundaki iletinin ilk %1 kadarı.</translation>
    </message>
    <message>
        <source>&amp;Save all of it…</source>
        <translation>Tümünü k&amp;aydet…</translation>
    </message>
    <message>
        <source>Source: %1</source>
        <extracomment>%1 is the subject of the message</extracomment>
        <translation>Kaynak: %1</translation>
    </message>
    <message>
        <source>(no subject)</source>
        <translation>(konu yok)</translation>
    </message>
    <message>
        <source>Source of the message</source>
        <translation>İletinin kaynağı</translation>
    </message>
</context>
<context>
    <name>postaci::SpellMenu</name>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Öneriler aranıyor…</translation>
    </message>
    <message>
        <source>&amp;Ignore in this text</source>
        <translation>Bu metinde &amp;yok say</translation>
    </message>
    <message>
        <source>&amp;Add to my words</source>
        <translation>Sözcüklerime &amp;ekle</translation>
    </message>
    <message>
        <source>No suggestions</source>
        <translation>Öneri yok</translation>
    </message>
    <message>
        <source>No dictionary is installed</source>
        <translation>Kurulu sözlük yok</translation>
    </message>
    <message>
        <source>Dictionaries come from the system, such as hunspell-tr or hunspell-en-us</source>
        <translation>Sözlükler sistemden gelir; örneğin hunspell-tr ya da hunspell-en-us</translation>
    </message>
    <message>
        <source>&amp;Guess from the text</source>
        <translation>Metinden &amp;anla</translation>
    </message>
    <message>
        <source>&amp;Don't check</source>
        <translation>&amp;Denetleme</translation>
    </message>
</context>
<context>
    <name>postaci::StartSettings</name>
    <message>
        <source>That did not work. Perhaps Postacı is not installed for the whole desktop, only started from a directory; the desktop's own settings may help.</source>
        <translation>Olmadı. Postacı masaüstüne kurulmamış, yalnızca bir dizinden başlatılmış olabilir; masaüstünün kendi ayarları yardımcı olabilir.</translation>
    </message>
    <message>
        <source>The file for that could not be written. Is the disk full, or may it not be changed?</source>
        <translation>Bunun dosyası yazılamadı. Disk dolu mu, yoksa dosyanın değiştirilmesine izin mi yok?</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Başlangıç</translation>
    </message>
    <message>
        <source>Start Postacı when I lo&amp;g in</source>
        <translation>&amp;Oturum açtığımda Postacı'yı başlat</translation>
    </message>
    <message>
        <source>New mail is told as soon as you begin to work.</source>
        <translation>Çalışmaya başlar başlamaz yeni posta bildirilir.</translation>
    </message>
    <message>
        <source>Without a window, only in th&amp;e tray</source>
        <translation>Pencere açmadan, yalnızca sist&amp;em tepsisinde</translation>
    </message>
    <message>
        <source>Where there is no tray, the window is there, but minimised.</source>
        <translation>Sistem tepsisi yoksa pencere simge durumunda açılır.</translation>
    </message>
    <message>
        <source>Links to mail addresses</source>
        <translation>E-posta bağlantıları</translation>
    </message>
    <message>
        <source>Open lin&amp;ks to mail addresses with Postacı</source>
        <translation>E-posta bağlantılarını Postacı'&amp;yla aç</translation>
    </message>
    <message>
        <source>The desktop offers no way to choose that from here (xdg-utils is not installed).</source>
        <translation>Masaüstü bunu buradan seçmeye izin vermiyor (xdg-utils kurulu değil).</translation>
    </message>
    <message>
        <source>That is so now.</source>
        <translation>Şu anda öyle.</translation>
    </message>
    <message>
        <source>They do not open Postacı now.</source>
        <translation>Şu anda Postacı'da açılmıyorlar.</translation>
    </message>
    <message>
        <source>Links on web pages then open a new message here.</source>
        <translation>Böylece web sayfalarındaki bağlantılar burada yeni bir ileti açar.</translation>
    </message>
</context>
<context>
    <name>postaci::StatusLine</name>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is an account, %2 what it is doing: &quot;Work: up to date 14:02&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>bağlanıyor…</translation>
    </message>
    <message>
        <source>signing in…</source>
        <translation>oturum açılıyor…</translation>
    </message>
    <message>
        <source>fetching %1, %2 of %3</source>
        <translation>%1 alınıyor: %2 / %3</translation>
    </message>
    <message>
        <source>looking for new mail…</source>
        <translation>yeni postaya bakılıyor…</translation>
    </message>
    <message>
        <source>looking at %1…</source>
        <translation>%1 denetleniyor…</translation>
    </message>
    <message>
        <source>up to date %1 · push</source>
        <translation>güncel %1 · anında bildirim</translation>
    </message>
    <message>
        <source>up to date · push</source>
        <translation>güncel · anında bildirim</translation>
    </message>
    <message>
        <source>not connected, tries again at %1</source>
        <translation>bağlı değil, yeniden deneme: %1</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>bağlı değil</translation>
    </message>
    <message>
        <source>needs your attention</source>
        <translation>ilginizi bekliyor</translation>
    </message>
    <message>
        <source>up to date %1</source>
        <translation>güncel %1</translation>
    </message>
    <message>
        <source>not checked yet</source>
        <translation>henüz denetlenmedi</translation>
    </message>
    <message>
        <source>Sending %1 of %2</source>
        <translation>Gönderiliyor: %1 / %2</translation>
    </message>
    <message>
        <source>Go on fetching</source>
        <translation>Almayı sürdür</translation>
    </message>
    <message>
        <source>Pause fetching</source>
        <translation>Almayı duraklat</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>duraklatıldı</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait to be sent</source>
        <translation>
            <numerusform>%n ileti gönderilmeyi bekliyor</numerusform>
        </translation>
    </message>
    <message>
        <source>on this computer only</source>
        <translation>yalnızca bu bilgisayarda</translation>
    </message>
    <message>
        <source>Get the mail of %1 now all the same</source>
        <extracomment>%1 is an account</extracomment>
        <translation>%1 hesabının postasını yine de şimdi al</translation>
    </message>
</context>
<context>
    <name>postaci::StoragePage</name>
    <message>
        <source>Remove these cached texts? They are fetched again from the server when you open the messages. Mail that exists only here stays.</source>
        <translation>Önbellekteki bu metinler silinsin mi? İletileri açtığınızda sunucudan yeniden alınırlar. Yalnız burada bulunan postalar kalır.</translation>
    </message>
    <message>
        <source>&amp;Clean up</source>
        <translation>Temiz&amp;le</translation>
    </message>
    <message>
        <source>&amp;Leave them</source>
        <translation>&amp;Vazgeç</translation>
    </message>
    <message>
        <source>Postacı %1.zip</source>
        <comment>name of a backup; the date</comment>
        <translation>Postacı %1.zip</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>Yedekle</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>Yedekler (*.zip)</translation>
    </message>
    <message>
        <source>Backed up into %1 (%2). Passwords in the system's keyring are not part of it.</source>
        <translation>%1 dosyasına yedeklendi (%2). Sistemin anahtarlığındaki parolalar yedeğe girmez.</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Geri yükle</translation>
    </message>
    <message>
        <source>Restore everything as it was on %1 (%2)? What is here now is kept beside it; what came later and exists only here is found there. Messages that waited to be sent then are not sent before you say so.</source>
        <translation>Her şey %1 tarihindeki haline (%2) döndürülsün mü? Şimdi burada olanlar yanında saklanır; sonradan gelip yalnız burada bulunanları orada bulursunuz. O sırada gönderilmeyi bekleyen iletiler siz söylemeden gönderilmez.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n ileti</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>S&amp;ürdür</translation>
    </message>
    <message>
        <source>&amp;Leave all as it is</source>
        <translation>&amp;Olduğu gibi bırak</translation>
    </message>
    <message>
        <source>The backup was checked and takes the place of what is here when Postacı starts the next time.</source>
        <translation>Yedek denetlendi; Postacı bir sonraki açılışında buradakilerin yerine onu koyacak.</translation>
    </message>
    <message>
        <source>&amp;Forget the restore</source>
        <translation>Geri yüklemeden &amp;vazgeç</translation>
    </message>
    <message>
        <source>The mail on this computer is damaged. Postacı repairs it when it starts the next time: it saves all that can be read and keeps the damaged file.</source>
        <translation>Bu bilgisayardaki postalar hasarlı. Postacı bir sonraki açılışında onaracak: okunabilen her şeyi kurtarır ve hasarlı dosyayı saklar.</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Şimdi değil</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Her şey yolunda.</translation>
    </message>
    <message>
        <source>Your mail is in order. What was damaged can be made again, and is: the search index, or texts that the server has still.</source>
        <translation>Postalarınız yolunda. Hasarlı olan yeniden oluşturulabilir ve oluşturuluyor: arama dizini ya da sunucuda hâlâ bulunan metinler.</translation>
    </message>
    <message>
        <source>Your mail is in order. The search index or cached texts are damaged; close Postacı and check again.</source>
        <translation>Postalarınız yolunda. Arama dizini ya da önbellekteki metinler hasarlı; Postacı'yı kapatıp yeniden denetleyin.</translation>
    </message>
    <message numerus="yes">
        <source>%n cached text(s) removed.</source>
        <translation>
            <numerusform>Önbellekten %n metin silindi.</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is in %1</source>
        <translation>Her şey şurada: %1</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>Klasörü &amp;aç</translation>
    </message>
    <message>
        <source>Mail, drafts, contacts, filters</source>
        <translation>Postalar, taslaklar, kişiler, filtreler</translation>
    </message>
    <message>
        <source>Cached texts of messages that servers have</source>
        <translation>Sunucularda bulunan iletilerin önbellekteki metinleri</translation>
    </message>
    <message>
        <source>Search index</source>
        <translation>Arama dizini</translation>
    </message>
    <message>
        <source>What was learnt about junk</source>
        <translation>İstenmeyen posta hakkında öğrenilenler</translation>
    </message>
    <message>
        <source>Files attached to drafts</source>
        <translation>Taslaklara eklenen dosyalar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Kept from before a restore or a repair</source>
        <translation>Geri yükleme ya da onarımdan önce saklananlar</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Toplam</translation>
    </message>
    <message>
        <source>Remove cached texts of messages ol&amp;der than</source>
        <translation>Önb&amp;ellekten silinecek metinler, şundan eski:</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>bir yıl</translation>
    </message>
    <message>
        <source>six months</source>
        <translation>altı ay</translation>
    </message>
    <message>
        <source>three months</source>
        <translation>üç ay</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>bir ay</translation>
    </message>
    <message>
        <source>now (all of them)</source>
        <translation>şimdi (hepsi)</translation>
    </message>
    <message>
        <source>R&amp;emove…</source>
        <translation>Te&amp;mizle…</translation>
    </message>
    <message>
        <source>A backup is one file with everything: accounts, mail, drafts, contacts, filters and settings. You can go on working meanwhile. Passwords in the system's keyring are not part of it: on another computer you type them again.</source>
        <translation>Yedek, her şeyi içeren tek bir dosyadır: hesaplar, postalar, taslaklar, kişiler, filtreler ve ayarlar. Bu sırada çalışmayı sürdürebilirsiniz. Sistemin anahtarlığındaki parolalar yedeğe girmez: başka bir bilgisayarda onları yeniden yazarsınız.</translation>
    </message>
    <message>
        <source>Also cached &amp;texts of messages that servers have</source>
        <translation>&amp;Sunucularda bulunan iletilerin önbellekteki metinleri de</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>&amp;Yedekle…</translation>
    </message>
    <message>
        <source>Restore a bac&amp;kup…</source>
        <translation>Yedekten ge&amp;ri yükle…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>İlerleme</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>&amp;Restart Postacı</source>
        <translation>Postacı'yı ye&amp;niden başlat</translation>
    </message>
    <message>
        <source>Remove it for &amp;good</source>
        <translation>&amp;Tümüyle sil</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Bırak</translation>
    </message>
    <message>
        <source>Removed; %1 are free again.</source>
        <translation>Silindi; %1 yer açıldı.</translation>
    </message>
    <message>
        <source>C&amp;heck and repair</source>
        <translation>&amp;Denetle ve onar</translation>
    </message>
    <message>
        <source>What was begun here is not finished. Nothing of it is left if it is stopped now.</source>
        <translation>Burada başlatılan iş daha bitmedi. Şimdi durdurulursa ondan geriye bir şey kalmaz.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Durdur ve kapat</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>S&amp;ürsün</translation>
    </message>
    <message>
        <source>It was finished before you answered, so nothing was stopped.</source>
        <translation>Siz yanıtlamadan bitti; durdurulan bir şey olmadı.</translation>
    </message>
    <message>
        <source>The removal is not finished. What is removed already stays removed if it is stopped now.</source>
        <translation>Silme işlemi daha bitmedi. Şimdi durdurulursa o ana kadar silinenler geri gelmez.</translation>
    </message>
</context>
<context>
    <name>postaci::TableDialog</name>
    <message>
        <source>Table</source>
        <translation>Tablo</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Satır</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>Sü&amp;tun</translation>
    </message>
    <message>
        <source>&amp;Insert</source>
        <translation>&amp;Ekle</translation>
    </message>
</context>
<context>
    <name>postaci::TagMenu</name>
    <message>
        <source>&amp;New tag…</source>
        <translation>&amp;Yeni etiket…</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Yeni etiket</translation>
    </message>
    <message>
        <source>&amp;Name of the tag</source>
        <translation>Etiketin &amp;adı</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ekle</translation>
    </message>
    <message>
        <source>A tag needs letters or numbers.</source>
        <translation>Etikette harf ya da rakam olmalı.</translation>
    </message>
</context>
<context>
    <name>postaci::TemplateDialog</name>
    <message>
        <source>The template “%1” is deleted.</source>
        <extracomment>%1 is its name</extracomment>
        <translation>“%1” şablonu silindi.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Geri al</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Şablonlar</translation>
    </message>
    <message>
        <source>Texts to begin a message with. While you write, they are under Templates.</source>
        <translation>İletiye başlamak için hazır metinler. Yazarken Şablonlar altındadır.</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Yeni…</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Düzenle…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Sil</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Kapat</translation>
    </message>
</context>
<context>
    <name>postaci::TemplateEditor</name>
    <message>
        <source>A template needs a name.</source>
        <translation>Şablonun bir adı olmalı.</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>Yeni şablon</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>Şablon</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Ad</translation>
    </message>
    <message>
        <source>S&amp;ubject</source>
        <translation>K&amp;onu</translation>
    </message>
    <message>
        <source>stays as it is in the message</source>
        <translation>iletideki gibi kalır</translation>
    </message>
    <message>
        <source>&amp;Text</source>
        <translation>&amp;Metin</translation>
    </message>
    <message>
        <source>&amp;Placeholder</source>
        <translation>&amp;Yer tutucu</translation>
    </message>
    <message>
        <source>Stands for something that is filled in when the template is used</source>
        <translation>Şablon kullanıldığında doldurulacak bir yeri gösterir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Sa&amp;ve</source>
        <translation>&amp;Kaydet</translation>
    </message>
</context>
<context>
    <name>postaci::TextBody</name>
    <message>
        <source>Message text</source>
        <translation>İleti metni</translation>
    </message>
    <message>
        <source>Copy &amp;link address</source>
        <translation>&amp;Bağlantı adresini kopyala</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopyala</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Tümünü &amp;seç</translation>
    </message>
    <message>
        <source>Hide quoted text</source>
        <translation>Alıntıyı gizle</translation>
    </message>
    <message numerus="yes">
        <source>Show quoted text (%n lines)</source>
        <translation>
            <numerusform>Alıntıyı göster (%n satır)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::TextWindow</name>
    <message>
        <source>&amp;Copy all</source>
        <translation>Tümünü &amp;kopyala</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>Ka&amp;pat</translation>
    </message>
</context>
<context>
    <name>postaci::ThunderbirdDialog</name>
    <message>
        <source>Looking for Thunderbird on this computer…</source>
        <translation>Bu bilgisayarda Thunderbird aranıyor…</translation>
    </message>
    <message>
        <source>There is no Thunderbird on this computer, or it was never used.</source>
        <translation>Bu bilgisayarda Thunderbird yok ya da hiç kullanılmamış.</translation>
    </message>
    <message>
        <source>There is nothing to take over in this profile.</source>
        <translation>Bu profilde alınacak bir şey yok.</translation>
    </message>
    <message>
        <source>Nothing of Thunderbird's is changed. Its passwords stay where they are: you will be asked for each account's.</source>
        <translation>Thunderbird'de hiçbir şey değiştirilmez. Parolalar orada kalır; her hesabın parolası size sorulur.</translation>
    </message>
    <message>
        <source>Take over from Thunderbird</source>
        <translation>Thunderbird'den al</translation>
    </message>
    <message>
        <source>&amp;Profile</source>
        <translation>&amp;Profil</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>Hesaplar</translation>
    </message>
    <message>
        <source>Set up %1…</source>
        <translation>%1 hesabını kur…</translation>
    </message>
    <message>
        <source>%1 is here already</source>
        <translation>%1 zaten burada</translation>
    </message>
    <message>
        <source>Import the &amp;mail in local folders (%1)…</source>
        <translation>Yerel klasörlerdeki &amp;iletileri al (%1)…</translation>
    </message>
    <message>
        <source>Import the &amp;address books…</source>
        <translation>&amp;Adres defterlerini al…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Personal Address Book</source>
        <translation>Kişisel Adres Defteri</translation>
    </message>
    <message>
        <source>Collected Addresses</source>
        <translation>Toplanan Adresler</translation>
    </message>
    <message>
        <source>The address books could not be written to %1, from where they are taken over. Is the disk full?</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>Adres defterleri, oradan alınmak üzere %1 klasörüne yazılamadı. Disk dolu mu?</translation>
    </message>
</context>
<context>
    <name>postaci::TimeDialog</name>
    <message>
        <source>&amp;Day and time</source>
        <translation>&amp;Gün ve saat</translation>
    </message>
    <message>
        <source>This time has passed.</source>
        <translation>Bu zaman geçti.</translation>
    </message>
</context>
<context>
    <name>postaci::TransferDialog</name>
    <message>
        <source>Looking through the mail…</source>
        <translation>İletiler gözden geçiriliyor…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n tane daha</numerusform>
        </translation>
    </message>
    <message>
        <source>There is such a file already, or it cannot be made. Choose another place.</source>
        <translation>Böyle bir dosya zaten var ya da oluşturulamıyor. Başka bir yer seçin.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Durdur</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Vazgeç</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>İlerleme</translation>
    </message>
    <message>
        <source>What was left out, and why</source>
        <translation>Alınmayanlar ve nedenleri</translation>
    </message>
</context>
<context>
    <name>postaci::TransferWords</name>
    <message numerus="yes">
        <source>%n could not be taken, see below.</source>
        <translation>
            <numerusform>%Ln öge alınamadı, aşağıya bakın.</numerusform>
        </translation>
    </message>
    <message>
        <source>It was cancelled before the end.</source>
        <translation>Bitmeden durduruldu.</translation>
    </message>
    <message>
        <source>%1 could not be read.</source>
        <translation>%1 okunamadı.</translation>
    </message>
    <message>
        <source>%1 could not be read: %2</source>
        <translation>%1 okunamadı: %2</translation>
    </message>
    <message>
        <source>There is no mail in %1.</source>
        <translation>%1 içinde ileti yok.</translation>
    </message>
    <message>
        <source>%1 is too large for a message: %2.</source>
        <translation>%1 bir ileti için çok büyük: %2.</translation>
    </message>
    <message>
        <source>A message of %2 in %1 is too large. It begins at byte %3.</source>
        <translation>%1 içindeki %2 boyutunda bir ileti çok büyük. %3. baytta başlıyor.</translation>
    </message>
    <message>
        <source>%1 was not looked at: there are too many folders in each other.</source>
        <translation>%1 incelenmedi: iç içe çok fazla klasör var.</translation>
    </message>
    <message>
        <source>The text of “%1” is not on this computer.</source>
        <translation>“%1” iletisinin metni bu bilgisayarda değil.</translation>
    </message>
    <message>
        <source>The text of “%1” in %2 is not on this computer.</source>
        <translation>%2 klasöründeki “%1” iletisinin metni bu bilgisayarda değil.</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 yazılamadı.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 yazılamadı: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) imported.</source>
        <translation>
            <numerusform>%Ln ileti içe aktarıldı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) were there already.</source>
        <translation>
            <numerusform>%Ln ileti zaten vardı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) had been deleted in the other program.</source>
        <translation>
            <numerusform>%Ln ileti öteki programda silinmişti.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) exported.</source>
        <translation>
            <numerusform>%Ln ileti dışa aktarıldı.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is no file: mail can be imported from files and folders only.</source>
        <translation>%1 bir dosya değil: iletiler yalnızca dosyalardan ve klasörlerden içe aktarılabilir.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) were there already, in files with the same bytes.</source>
        <translation>
            <numerusform>%Ln ileti, aynı içerikli dosyalarda zaten vardı.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are in %1</source>
        <translation>Yeri: %1</translation>
    </message>
</context>
<context>
    <name>postaci::UndoStep</name>
    <message numerus="yes">
        <source>%n message(s) archived.</source>
        <translation>
            <numerusform>%n ileti arşivlendi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved to the trash.</source>
        <translation>
            <numerusform>%n ileti çöp kutusuna taşındı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved to junk.</source>
        <translation>
            <numerusform>%n ileti istenmeyenlere taşındı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved to %1.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n ileti %1 klasörüne taşındı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) brought back.</source>
        <translation>
            <numerusform>%n ileti geri getirildi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) copied to %1.</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n ileti %1 klasörüne kopyalandı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked read.</source>
        <translation>
            <numerusform>%n ileti okundu olarak işaretlendi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) marked unread.</source>
        <translation>
            <numerusform>%n ileti okunmadı olarak işaretlendi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) starred.</source>
        <translation>
            <numerusform>%n iletiye yıldız konuldu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Star taken from %n message(s).</source>
        <translation>
            <numerusform>%n iletinin yıldızı kaldırıldı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) tagged %1.</source>
        <extracomment>%1 is a tag</extracomment>
        <translation>
            <numerusform>%n iletiye %1 etiketi verildi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tag %1 taken from %n message(s).</source>
        <extracomment>%1 is a tag</extracomment>
        <translation>
            <numerusform>%n iletinin %1 etiketi kaldırıldı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>archive %n message(s)</source>
        <extracomment>after &quot;Undo:&quot;, as are all that follow</extracomment>
        <translation>
            <numerusform>%n iletinin arşivlenmesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>delete %n message(s)</source>
        <translation>
            <numerusform>%n iletinin silinmesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n message(s) to junk</source>
        <translation>
            <numerusform>%n iletinin istenmeyenlere taşınması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>move %n message(s) to %1</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n iletinin %1 klasörüne taşınması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>bring back %n message(s)</source>
        <translation>
            <numerusform>%n iletinin geri getirilmesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>copy %n message(s) to %1</source>
        <extracomment>%1 is a folder</extracomment>
        <translation>
            <numerusform>%n iletinin %1 klasörüne kopyalanması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %n message(s) read</source>
        <translation>
            <numerusform>%n iletinin okundu sayılması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mark %n message(s) unread</source>
        <translation>
            <numerusform>%n iletinin okunmadı sayılması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>star %n message(s)</source>
        <translation>
            <numerusform>%n iletiye yıldız konulması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the star from %n message(s)</source>
        <translation>
            <numerusform>%n iletinin yıldızının kaldırılması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>tag %n message(s) %1</source>
        <extracomment>%1 is a tag</extracomment>
        <translation>
            <numerusform>%n iletiye %1 etiketinin verilmesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take the tag %1 from %n message(s)</source>
        <extracomment>%1 is a tag</extracomment>
        <translation>
            <numerusform>%n iletiden %1 etiketinin alınması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) moved back to the inbox.</source>
        <translation>
            <numerusform>%n ileti gelen kutusuna geri taşındı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>take %n message(s) out of junk</source>
        <translation>
            <numerusform>%n iletinin istenmeyenlerden çıkarılması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) snoozed until %1.</source>
        <extracomment>%1 is a day and time</extracomment>
        <translation>
            <numerusform>%n ileti ertelendi, %1 geri gelecek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No answer to %n message(s) is awaited any more.</source>
        <translation>
            <numerusform>Artık %n ileti için yanıt beklenmiyor.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) pinned to the top.</source>
        <translation>
            <numerusform>%n ileti üste sabitlendi.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) unpinned.</source>
        <translation>
            <numerusform>%n iletinin sabitlemesi kaldırıldı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) muted.</source>
        <translation>
            <numerusform>%n yazışma sessize alındı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) unmuted.</source>
        <translation>
            <numerusform>%n yazışmanın sesi açıldı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>snooze %n message(s)</source>
        <translation>
            <numerusform>%n iletinin ertelenmesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>await an answer to %n message(s)</source>
        <translation>
            <numerusform>%n ileti için yanıt beklenmesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>stop awaiting an answer to %n message(s)</source>
        <translation>
            <numerusform>%n ileti için yanıt beklemenin bırakılması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pin %n message(s)</source>
        <translation>
            <numerusform>%n iletinin üste sabitlenmesi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unpin %n message(s)</source>
        <translation>
            <numerusform>%n iletinin sabitlemesinin kaldırılması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>mute %n conversation(s)</source>
        <translation>
            <numerusform>%n yazışmanın sessize alınması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>unmute %n conversation(s)</source>
        <translation>
            <numerusform>%n yazışmanın sesinin açılması</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You will be told if no answer to %n message(s) comes by %1.</source>
        <extracomment>%1 is a day and time</extracomment>
        <translation>
            <numerusform>%n iletiye %1 zamanına kadar yanıt gelmezse haber verilecek.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of another account stay where they are.</source>
        <translation>
            <numerusform>Başka bir hesaba ait %n ileti yerinde kaldı.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) of this computer are being put into %1. Each leaves this computer when the server has it.</source>
        <extracomment>%1 is a folder at the server</extracomment>
        <translation>
            <numerusform>Bu bilgisayardaki %n ileti %1 klasörüne konuyor. Her ileti, sunucuya ulaşınca buradan ayrılır.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>put %n message(s) into %1</source>
        <extracomment>%1 is a folder at the server</extracomment>
        <translation>
            <numerusform>%n iletinin %1 klasörüne konması</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>postaci::WritingActions</name>
    <message>
        <source>This text is being sent.</source>
        <translation>Bu metin gönderiliyor.</translation>
    </message>
    <message>
        <source>The message is on its way to its new recipients.</source>
        <translation>İleti yeni alıcılarına gidiyor.</translation>
    </message>
    <message>
        <source>Reply to the &amp;list</source>
        <translation>&amp;Listeyi yanıtla</translation>
    </message>
    <message>
        <source>Answer the mailing list and nobody else</source>
        <translation>Yalnızca e-posta listesini yanıtla</translation>
    </message>
    <message>
        <source>&amp;Quote the selected text only</source>
        <translation>Yalnızca &amp;seçili metni alıntıla</translation>
    </message>
    <message>
        <source>Reply with what is selected in the message</source>
        <translation>İletide seçili olanı alıntılayarak yanıtla</translation>
    </message>
    <message>
        <source>Forward as &amp;attachment</source>
        <translation>&amp;Ek olarak ilet</translation>
    </message>
    <message>
        <source>The messages go as they are, with their headers</source>
        <translation>İletiler başlıklarıyla olduğu gibi gider</translation>
    </message>
    <message>
        <source>&amp;Redirect…</source>
        <translation>&amp;Yönlendir…</translation>
    </message>
    <message>
        <source>Send the message on unchanged, as if it had come there at first</source>
        <translation>İletiyi, doğrudan oraya gelmiş gibi değiştirmeden gönder</translation>
    </message>
    <message>
        <source>&amp;Edit as new</source>
        <translation>Yeni ileti olarak &amp;düzenle</translation>
    </message>
    <message>
        <source>Begin a message with the text, recipients and files of this one</source>
        <translation>Bunun metni, alıcıları ve dosyalarıyla yeni bir iletiye başla</translation>
    </message>
    <message>
        <source>&amp;Send again…</source>
        <translation>Yeniden &amp;gönder…</translation>
    </message>
    <message>
        <source>Send what you have sent before once more, after a look at it</source>
        <translation>Daha önce gönderdiğinizi bir kez daha gözden geçirip gönder</translation>
    </message>
    <message>
        <source>&amp;Templates…</source>
        <translation>Şa&amp;blonlar…</translation>
    </message>
    <message>
        <source>Texts to begin a message with</source>
        <translation>İletiye başlamak için hazır metinler</translation>
    </message>
    <message>
        <source>Other wa&amp;ys to answer</source>
        <translation>Di&amp;ğer yanıtlama yolları</translation>
    </message>
</context>
<context>
    <name>postaci::WritingPage</name>
    <message>
        <source>&amp;Quote the message that I reply to</source>
        <translation>Yanıtladığım iletiyi &amp;alıntıla</translation>
    </message>
    <message>
        <source>I write my a&amp;nswer</source>
        <translation>Yanıtımı ş&amp;uraya yazarım</translation>
    </message>
    <message>
        <source>above the quoted text</source>
        <translation>alıntının üstüne</translation>
    </message>
    <message>
        <source>below the quoted text</source>
        <translation>alıntının altına</translation>
    </message>
    <message>
        <source>at the end of the message</source>
        <translation>iletinin sonunda</translation>
    </message>
    <message>
        <source>below what I write, above the quoted text</source>
        <translation>yazdığımın altında, alıntının üstünde</translation>
    </message>
    <message>
        <source>My signat&amp;ure stands</source>
        <translation>İ&amp;mzam şurada durur</translation>
    </message>
    <message>
        <source>Ne&amp;w messages</source>
        <translation>&amp;Yeni iletiler</translation>
    </message>
    <message>
        <source>Plain text</source>
        <translation>Düz metin</translation>
    </message>
    <message>
        <source>Formatted text</source>
        <translation>Biçimli metin</translation>
    </message>
    <message>
        <source>Un&amp;derline words that no dictionary knows</source>
        <translation>Hiçbir sözlükte &amp;olmayan sözcüklerin altını çiz</translation>
    </message>
    <message>
        <source>What a message begins as; it can be changed while it is written.</source>
        <translation>İletinin başlangıçtaki biçimi; yazarken değiştirilebilir.</translation>
    </message>
    <message>
        <source>An answer has the text that it answers below or above it.</source>
        <translation>Yanıt, yanıtladığı metni altında ya da üstünde taşır.</translation>
    </message>
    <message>
        <source>Most people write above; mailing lists often want answers below.</source>
        <translation>Çoğu kişi üste yazar; posta listeleri çoğu zaman alta yazılmasını ister.</translation>
    </message>
    <message>
        <source>Below what you write it is seen even when the quoted text is long.</source>
        <translation>Yazdığınızın hemen altında, alıntı uzun olsa da görülür.</translation>
    </message>
    <message>
        <source>In the language that the text is written in; holds for messages begun from now on.</source>
        <translation>Metnin yazıldığı dilde; bundan sonra başlanan iletiler için geçerlidir.</translation>
    </message>
</context>
</TS>
