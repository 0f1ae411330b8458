#include "store/FolderRoleNames.h"

#include <array>

namespace postaci {

namespace {

constexpr const char* inboxNames =
    "Inbox|Gelen Kutusu|Gelen|Gelenler|Gelen Postalar|Gelen İletiler|Posteingang|Boîte de réception|Courrier "
    "entrant|"
    "Bandeja de entrada|Recibidos|Entrada|Caixa de entrada|A receber|Posta in arrivo|In arrivo|Postvak "
    "IN|Inkorgen|"
    "Indbakke|Innboks|Saapuneet|Odebrane|Skrzynka odbiorcza|Doručená pošta|Příchozí "
    "pošta|Doručená|Beérkezett üzenetek|"
    "Bejövő|Mesaje primite|Входящие|Входяща поща|Вхідні|Εισερχόμενα|דואר נכנס|البريد الوارد|صندوق ورودی|"
    "受信トレイ|受信箱|收件箱|收件匣|받은편지함|받은 편지함|Kotak Masuk|Hộp thư đến|กล่องจดหมาย|Sisendkaust|"
    "Iesūtne|Gautieji|Ulazna pošta|Пријемно сандуче|Prejeto|Safata d'entrada|Gələnlər";

constexpr const char* draftsNames =
    "Drafts|Draft|Taslaklar|Taslak|Taslak İletiler|Draft Messages|Draft Items|Entwürfe|Entwurf|Brouillons|"
    "Brouillon|Borradores|Borrador|Rascunhos|Rascunho|Bozze|Bozza|Concepten|Concept|Utkast|Kladder|Kladde|"
    "Luonnokset|Keskeneräiset|Wersje "
    "robocze|Szkice|Robocze|Koncepty|Rozepsané|Rozpracované|Piszkozatok|Vázlatok|"
    "Schițe|Ciorne|Черновики|Чернови|Чернетки|Πρόχειρα|Πρόχειρο|טיוטות|مسودات|المسودات|"
    "پیش‌نویس‌ها|"
    "پیش‌نویس|"
    "下書き|草稿|草稿箱|草稿匣|임시 보관함|임시보관함|Draf|Konsep|Thư nháp|Bản "
    "nháp|แบบร่าง|จดหมายร่าง|Mustandid|"
    "Melnraksti|Juodraščiai|Skice|Nacrti|Недовршено|Osnutki|Esborranys|Qaralamalar";

// "Giden" is what several Turkish webmails call it; in Outlook "Giden Kutusu" is the outbox, so it comes
// last.
constexpr const char* sentNames =
    "Sent|Sent Items|Sent Messages|Sent Mail|Gönderilmiş Öğeler|Gönderilenler|Gönderilmiş "
    "Postalar|Gönderilmiş|"
    "Gönderilen|Gönderilen Öğeler|Gönderilen Postalar|Gönderilen Kutusu|Gönderilen İletiler|Gönderilmiş "
    "İletiler|"
    "Gönderilen E-postalar|Gönderilmiş E-postalar|Gönderilen Mailler|Gönderilmişler|Gönderilen Mesajlar|"
    "Gesendet|Gesendete Objekte|Gesendete Elemente|Gesendete Nachrichten|Gesendete|Postausgang gesendet|"
    "Envoyés|Éléments envoyés|Messages envoyés|Objets envoyés|Courrier envoyé|Envoyé|Enviados|Elementos "
    "enviados|"
    "Mensajes enviados|Correo enviado|Enviado|Itens enviados|Mensagens enviadas|E-mails enviados|Enviadas|"
    "Posta inviata|Inviati|Messaggi inviati|Inviata|Elementi inviati|Verzonden|Verzonden items|Verzonden "
    "berichten|"
    "Skickat|Skickade|Skickade objekt|Sendt|Sendt post|Sendte|Sendte elementer|Sendte meldinger|Lähetetyt|"
    "Lähetetyt viestit|Wysłane|Elementy wysłane|Wysłane wiadomości|Odeslaná pošta|Odeslané|Odoslané|Odoslaná "
    "pošta|"
    "Elküldött|Elküldött elemek|Elküldött üzenetek|Trimise|Mesaje trimise|Elemente trimise|Отправленные|"
    "Отправленное|Изпратени|Надіслані|Відправлені|Απεσταλμένα|Σταλμένα|דואר שנשלח|פריטים שנשלחו|נשלח|"
    "العناصر المرسلة|البريد المرسل|المرسل|ارسال "
    "شده|ارسال‌شده|送信済み|送信済みアイテム|送信済みメール|"
    "已发送|已发送邮件|已傳送|寄件備份|寄件備份匣|已傳送郵件|보낸편지함|보낸 편지함|Terkirim|Item Terkirim|"
    "Đã gửi|Thư đã gửi|ส่งแล้ว|จดหมายที่ส่ง|Saadetud|Saadetud kirjad|Nosūtītie|Išsiųsta|Išsiųsti|Poslano|Poslana "
    "pošta|"
    "Послато|Послате|Enviats|Elements enviats|Göndərilənlər|Göndərilmiş|Giden|Gidenler|Giden Postalar|Giden "
    "Kutusu";

constexpr const char* junkNames =
    "Junk|Spam|Junk E-mail|Junk Mail|Bulk Mail|Bulk|Önemsiz|Önemsiz E-posta|Önemsiz Posta|Önemsiz Öğeler|"
    "İstenmeyen|İstenmeyen E-posta|İstenmeyen Posta|İstenmeyenler|İstenmeyen İletiler|İstenmeyen "
    "Öğeler|Gereksiz|"
    "Gereksiz Posta|Gereksiz E-posta|Junk-E-Mail|Spamverdacht|Unerwünscht|Unerwünschte Werbung|Werbung|"
    "Courrier indésirable|Indésirables|Indésirable|Pourriel|Correo no deseado|No deseado|Correo basura|"
    "Lixo Eletrônico|Lixo eletrónico|Correio publicitário não solicitado|E-mail de lixo|Posta "
    "indesiderata|Indesiderata|"
    "Ongewenste e-mail|Ongewenst|Skräppost|Skräp|Uønsket e-mail|Uønsket "
    "mail|Uønsket|Søppelpost|Søppel-e-post|"
    "Roskaposti|Wiadomości-śmieci|Niechciane|Wiadomości śmieci|Nevyžádaná pošta|Nevyžádaná|Nevyžiadaná pošta|"
    "Levélszemét|Mesaje nesolicitate|Pourriels|Спам|Нежелательная почта|Нежелана поща|Небажана пошта|"
    "Ανεπιθύμητα|Ανεπιθύμητη αλληλογραφία|דואר זבל|זבל|ספאם|البريد العشوائي|البريد غير الهام|البريد غير "
    "المرغوب فيه|"
    "هرزنامه|迷惑メール|垃圾邮件|垃圾郵件|垃圾箱|スパム|스팸|스팸메일함|스팸편지함|정크 메일|Email "
    "Sampah|Thư rác|"
    "อีเมลขยะ|จดหมายขยะ|Rämpspost|Mēstules|Brukalas|Šlamštas|Neželjena pošta|Нежељена пошта|Neželena pošta|"
    "Correu brossa|Brossa|Arzuolunmaz";

constexpr const char* trashNames =
    "Trash|Deleted Items|Deleted Messages|Deleted|Bin|Rubbish|Çöp Kutusu|Çöp|Silinmiş "
    "Öğeler|Silinenler|Silinmiş|"
    "Silinmiş Postalar|Silinmiş İletiler|Silinen Öğeler|Silinen Postalar|Silinen "
    "İletiler|Silinen|Silinmişler|"
    "Silinmiş E-postalar|Silinen E-postalar|Silinen Mailler|Geri Dönüşüm Kutusu|"
    "Papierkorb|Gelöschte Objekte|Gelöschte Elemente|Gelöschte Nachrichten|Gelöscht|Corbeille|Éléments "
    "supprimés|"
    "Messages supprimés|Supprimés|Poubelle|Papelera|Elementos eliminados|Papelera de reciclaje|Eliminados|"
    "Mensajes eliminados|Lixeira|Lixo|Itens excluídos|Itens eliminados|Excluídos|Mensagens "
    "excluídas|Reciclagem|"
    "Cestino|Posta eliminata|Elementi eliminati|Eliminati|Prullenbak|Prullenmand|Verwijderde "
    "items|Verwijderd|"
    "Papperskorgen|Papperskorg|Borttaget|Borttagna objekt|Raderade|Papirkurv|Slettet post|Slettede "
    "elementer|Slettet|"
    "Slettede|Papirkurven|Roskakori|Poistetut|Kosz|Elementy usunięte|Usunięte|Koš|Odstraněná "
    "pošta|Odstraněné|Kôš|"
    "Odstránená pošta|Odstránené|Kuka|Törölt elemek|Törölt|Lomtár|Coș de gunoi|Coș|Gunoi|Elemente "
    "șterse|Șterse|"
    "Корзина|Удаленные|Удалённые|Кошче|Изтрити|Кошик|Видалені|Κάδος|Κάδος "
    "απορριμμάτων|Διαγραμμένα|Απορρίμματα|"
    "אשפה|פריטים שנמחקו|العناصر المحذوفة|المهملات|سلة "
    "المهملات|المحذوفات|زباله‌دان|سطل "
    "زباله|حذف "
    "شده|"
    "ごみ箱|ゴミ箱|削除済みアイテム|削除済み|已删除|已删除邮件|废件箱|回收站|已刪除的郵件|刪除的郵件|垃圾桶|"
    "回收筒|"
    "휴지통|지운편지함|지운 편지함|Sampah|Tong Sampah|Item Terhapus|Thùng rác|Đã xóa|Thư đã "
    "xóa|ถังขยะ|รายการที่ถูกลบ|"
    "Prügikast|Prügi|Kustutatud|Miskaste|Dzēstie|Atkritne|Šiukšliadėžė|Šiukšlinė|Ištrinti|Smeće|Otpad|"
    "Obrisano|"
    "Смеће|Обрисано|Koš za smeti|Izbrisano|Smeti|Paperera|Elements suprimits|Zibil qutusu|Silinənlər";

constexpr const char* archiveNames =
    "Archive|Archives|Archived|Arşiv|Arşivlenenler|Arşivlenmiş|Arşivler|Archiv|Archivo|Archivados|Arquivo|"
    "Arquivos|"
    "Arquivo "
    "morto|Arquivados|Archivio|Archiviati|Archief|Arkiv|Arkivert|Arkiveret|Arkisto|Archiwum|Archív|Archívum|"
    "Arhivă|Архив|Архів|Αρχείο|Αρχειοθέτηση|ארכיון|الأرشيف|أرشيف|بایگانی|アーカイブ|归档|存档|封存|存檔|"
    "보관함|"
    "보관|Arsip|Lưu trữ|เก็บถาวร|Arhiiv|Arhīvs|Archyvas|Arhiva|Архива|Arhiv|Arxiu|Arxiv";

constexpr const char* allNames =
    "All Mail|Tüm Postalar|Tüm Mailler|Alle Nachrichten|Tous les messages|Todos|Todos os e-mails|Todo o "
    "correio|"
    "Tutti i messaggi|Tutti|Alle berichten|Alla mail|Al e-post|All e-post|Kaikki viestit|Wszystkie|"
    "Všechny zprávy|Toate mesajele|Вся почта|Όλα τα "
    "μηνύματα|すべてのメール|所有邮件|所有郵件|전체보관함|Semua Email";

constexpr const char* flaggedNames = "Starred|Yıldızlı|Yıldızlananlar|Markiert|Suivis|Destacados|Com "
                                     "estrela|Speciali|Met ster|Stjärnmärkt|Oznaczone|"
                                     "Помеченные|スター付き|已加星标|已加星號|별표편지함";

constexpr std::array<FolderRoleNames, 8> table{{
    {FolderRole::Inbox, inboxNames},
    {FolderRole::Drafts, draftsNames},
    {FolderRole::Sent, sentNames},
    {FolderRole::Junk, junkNames},
    {FolderRole::Trash, trashNames},
    {FolderRole::Archive, archiveNames},
    {FolderRole::All, allNames},
    {FolderRole::Flagged, flaggedNames},
}};

} // namespace

std::span<const FolderRoleNames> folderRoleNames()
{
    return table;
}

} // namespace postaci
