// What the window for Thunderbird's things says where there is nothing, or where it cannot do it.
#include "gui/WindowDesk.h"

#include "contacts/ImportDialog.h"
#include "store/Connection.h"
#include "transfer/ThunderbirdDialog.h"
#include "widgets/Language.h"
#include "widgets/Theme.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QScopeGuard>

using namespace Qt::Literals::StringLiterals;

namespace postaci::test {

namespace {

void writeFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class TestThunderbirdDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void saysThatTheAddressBookCannotBeTaken();
    void saysThatThereIsNoThunderbird();

private:
    template <typename Widget> [[nodiscard]] static Widget* in(const QWidget* dialog, const char* name)
    {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    [[nodiscard]] QString path(const QString& name) const { return m_files->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_files;
    std::unique_ptr<Desk> m_desk;
};

void TestThunderbirdDialog::init()
{
    Language::apply(u"en"_qs);
    Theme::apply(*qApp, ColorScheme::Light);
    m_files = std::make_unique<QTemporaryDir>();
    m_desk = std::make_unique<Desk>();
    m_desk->open();
}

void TestThunderbirdDialog::saysThatTheAddressBookCannotBeTaken()
{
    writeFile(path(u"t/profiles.ini"_qs), "[Profile0]\nName=mine\nIsRelative=1\nPath=p\n");
    writeFile(path(u"t/p/prefs.js"_qs), {});
    {
        Connection book(path(u"t/p/abook.sqlite"_qs), Access::ReadWrite);
        book.execute(u"CREATE TABLE properties (card TEXT, name TEXT, value TEXT)"_qs);
        book.execute(u"INSERT INTO properties VALUES ('1', 'PrimaryEmail', 'ada@example.org')"_qs);
    }
    ThunderbirdDialog dialog(*m_desk->engine, {path(u"t"_qs)});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto* book = in<QPushButton>(&dialog, "thunderbirdPeople");
    QTRY_VERIFY(book->isVisible());
    const auto isSaid = [&dialog] {
        const QList<QLabel*> labels = dialog.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
            return label->isVisible() &&
                   label->text().startsWith(u"The address books could not be written"_qs);
        });
    };
    const QByteArray before = qgetenv("TMPDIR");
    const auto back =
        qScopeGuard([&before] { before.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before); });
    writeFile(path(u"place"_qs), {}); // where a folder should be
    qputenv("TMPDIR", path(u"place"_qs).toLocal8Bit());
    book->click();
    QVERIFY(isSaid());
    QVERIFY(QFile::remove(path(u"place"_qs)) && QDir().mkpath(path(u"place"_qs)));
    book->click();
    QVERIFY(!isSaid());
    QVERIFY(dialog.findChild<ImportDialog*>() != nullptr);
}

void TestThunderbirdDialog::saysThatThereIsNoThunderbird()
{
    ThunderbirdDialog dialog(*m_desk->engine, {path(u"nothing"_qs)});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QTRY_COMPARE(in<QLabel>(&dialog, "thunderbirdIntro")->text(),
                 u"There is no Thunderbird on this computer, or it was never used."_qs);
    QVERIFY(!in<QPushButton>(&dialog, "thunderbirdMail")->isVisible());
}

} // namespace postaci::test

QTEST_MAIN(postaci::test::TestThunderbirdDialog)
#include "tst_thunderbird_dialog.moc"
