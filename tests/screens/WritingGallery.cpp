#include "screens/Gallery.h"

#include "composer/ComposerWindow.h"
#include "composer/LinkDialog.h"
#include "composer/RedirectDialog.h"
#include "composer/RichDocument.h"
#include "composer/TableDialog.h"
#include "composer/TemplateDialog.h"
#include "composer/TextEditor.h"
#include "contacts/ContactsWindow.h"
#include "gui/drive/WindowDriver.h"

#include <QApplication>
#include <QDialog>
#include <QTextDocument>

namespace postaci::screens {

namespace {

using namespace Qt::Literals::StringLiterals;

constexpr std::chrono::seconds kLongestLoad(20);

/// What the tools of a formatted message make.
QString formattedText()
{
    return u"<p>Merhaba Ayşe,</p><p>Raporun <b>son hâli</b> ekte; önce <i>üçüncü bölüme</i> bak:</p>"
           "<ul><li>grafik yenilendi</li><li>dipnotlar <u>sonda</u></li></ul>"
           "<ol><li>oku</li><li>yanıtla</li></ol>"
           "<table><tr><td>Ay</td><td>Tutar</td></tr><tr><td>Kasım</td><td>1.250</td></tr></table>"
           "<blockquote type=\"cite\"><p>Ne zaman biter?</p></blockquote>"
           "<p><a href=\"https://mavideniz.example/rapor\">Tamamı burada</a></p>"_s;
}

Contact contactOf(const QString& given, const QString& family, const QString& address)
{
    Contact contact;
    contact.given = given;
    contact.family = family;
    contact.fullName = given + u' ' + family;
    contact.addresses = {{address, u"work"_s}};
    return contact;
}

ContactEdit addressBook()
{
    Contact ayse = contactOf(u"Ayşe"_s, u"Yılmaz"_s, u"ayse.yilmaz@mavideniz.example"_s);
    ayse.organisation = u"Mavi Deniz"_s;
    ayse.phones = {{u"+90 212 000 00 00"_s, u"work"_s}, {u"+90 532 000 00 00"_s, u"home"_s}};
    ayse.birthday = u"1990-05-17"_s;
    ayse.notes = u"Çeyrek raporlarını o hazırlıyor."_s;
    ContactEdit edit;
    edit.put = {ayse, contactOf(u"Can"_s, u"Özgür"_s, u"can@ornek.example"_s),
                contactOf(u"Çiğdem"_s, u"İnce"_s, u"cigdem@ornek.example"_s),
                contactOf(u"James"_s, u"Whitfield"_s, u"james@harbourlight.example"_s),
                contactOf(u"Ayşe"_s, u"Yılmaz"_s, u"ayse@ev.example"_s)};
    ContactGroup group;
    group.name = u"Kitap kulübü"_s;
    group.members = {{-2, {{}, u"can@ornek.example"_s}}, {-3, {{}, u"cigdem@ornek.example"_s}}};
    edit.putGroups = {group};
    return edit;
}

} // namespace

void Gallery::writingViews()
{
    openInbox();
    (void)test::waitUntil([this] { return messageCalled(u"Website refresh"_s) != 0; }, kLongestLoad);
    const MessageId message = messageCalled(u"Website refresh"_s);
    const auto takeComposer = [this](const QString& name, ComposerWindow* composer, bool waitsForText) {
        auto* text = composer->findChild<TextEditor*>();
        if (waitsForText)
            (void)test::waitUntil([text] { return text->toPlainText().contains(u"Hi Deniz"_s); },
                                  kLongestLoad);
        take(name, composer);
        delete composer;
    };
    takeComposer(u"write-new"_s, ComposerWindow::openNew(*m_engine, *m_settings), false);
    for (const bool isFormatted : {false, true}) {
        m_settings->setWritesFormatted(isFormatted);
        const QString look = isFormatted ? u"-formatted"_s : QString();
        takeComposer(u"write-reply"_s + look,
                     ComposerWindow::openReply(*m_engine, *m_settings, message, ReplyMode::All), true);
        takeComposer(u"write-forward"_s + look, ComposerWindow::openForward(*m_engine, *m_settings, message),
                     true);
    }
    ComposerWindow* const formatted = ComposerWindow::openNew(
        *m_engine, *m_settings,
        u"mailto:ayse.yilmaz@mavideniz.example,can@ornek.example,bozuk@?subject=%C3%87eyrek%20raporu"_s);
    formatted->findChild<TextEditor*>()->setRich(richFromHtml(formattedText(), RichSource::OwnDraft));
    takeComposer(u"write-formatted"_s, formatted, false);
    // What a person is told before something goes out that they may not have meant.
    ComposerWindow* const doubtful = ComposerWindow::openNew(
        *m_engine, *m_settings, u"mailto:can@ornek.example?body=Raporu%20ekte%20bulabilirsin."_s);
    doubtful->send();
    takeComposer(u"write-doubt"_s, doubtful, false);
    m_settings->setWritesFormatted(false);
    writingDialogs();
    contactViews();
}

void Gallery::writingDialogs()
{
    const MessageId message = messageCalled(u"Website refresh"_s);
    takeDialog(u"redirect"_s,
               [this, message] { return new RedirectDialog(*m_engine, message, m_window.get()); });
    takeDialog(u"insert-table"_s, [this] { return new TableDialog(m_window.get()); });
    takeDialog(u"insert-link"_s, [this] {
        return new LinkDialog(u"https://mavideniz.example"_s, u"Mavi Deniz"_s, LinkDialog::On::Words,
                              m_window.get());
    });
    const Template used{0, u"Toplantı"_s, u"Toplantı"_s, u"Merhaba {{name}},\n\nYarın 10'da uygun musun?"_s};
    bool isSaved = false;
    m_engine->saveTemplate(used, [&isSaved](const Result<qint64>&) { isSaved = true; });
    (void)test::waitUntil([&isSaved] { return isSaved; }, kLongestLoad);
    takeDialog(u"templates"_s, [this] { return new TemplateDialog(*m_engine, m_window.get()); });
    takeDialog(u"template-editor"_s,
               [this, used] { return new TemplateEditor(*m_engine, used, m_window.get()); });
}

void Gallery::contactViews()
{
    std::optional<ContactEditDone> done;
    m_engine->editContacts(addressBook(), [&done](const Result<ContactEditDone>& outcome) {
        done = outcome.value_or(ContactEditDone());
    });
    (void)test::waitUntil([&done] { return done.has_value(); }, kLongestLoad);
    const ContactId ayse = done ? done->contacts.value(0) : 0;
    ContactsWindow contacts(*m_engine, *m_settings, ContactsWindow::Purpose::Browse);
    contacts.resize(m_size * 3 / 4);
    contacts.show();
    contacts.showContact(ayse);
    take(u"contacts"_s, &contacts);
    contacts.editContact(ayse);
    auto* form = contacts.findChild<QDialog*>();
    if (form != nullptr) {
        take(u"contact-editor"_s, form);
        form->close();
    }
}

} // namespace postaci::screens
