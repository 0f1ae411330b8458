#include "contacts/ImportDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/IconLine.h"
#include "contacts/ContactPicture.h"
#include "contacts/ContactWords.h"
#include "reader/Recipients.h"
#include "reader/SideWork.h"
#include "widgets/DialogButtons.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QCheckBox>
#include <QComboBox>
#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr qint64 kLargestContactFile = 64 << 20;
constexpr qsizetype kRowsPreviewed = 5;
constexpr qsizetype kColumnsShown = 60;
constexpr QSize kImportSize(720, 460);
constexpr qint64 kMostPixels = 16'000'000;         ///< of a picture in a file
constexpr qint64 kMostPixelsInAll = 3'000'000'000; ///< of one file: some minutes of decoding
constexpr int kGrowthLines = 6;                    ///< that are seen without scrolling
constexpr qsizetype kMostGrowthLines = 20'000;

/// What a column may be, with the label that it gets.
struct FieldChoice
{
    CsvField field;
    const char* label;
};

constexpr FieldChoice kChoices[] = {
    {CsvField::Nothing, ""},      {CsvField::FullName, ""},    {CsvField::Given, ""},
    {CsvField::Additional, ""},   {CsvField::Family, ""},      {CsvField::Prefix, ""},
    {CsvField::Suffix, ""},       {CsvField::Nickname, ""},    {CsvField::Organisation, ""},
    {CsvField::Address, "home"},  {CsvField::Address, "work"}, {CsvField::Address, "other"},
    {CsvField::AddressLabel, ""}, {CsvField::Phone, "mobile"}, {CsvField::Phone, "home"},
    {CsvField::Phone, "work"},    {CsvField::Phone, "fax"},    {CsvField::Phone, "other"},
    {CsvField::PhoneLabel, ""},   {CsvField::Birthday, ""},    {CsvField::BirthYear, ""},
    {CsvField::BirthMonth, ""},   {CsvField::BirthDay, ""},    {CsvField::Notes, ""}};

/// The context of the words.
class ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)

public:
    static QString field(const FieldChoice& choice)
    {
        switch (choice.field) {
        case CsvField::Nothing:
            return tr("(leave out)");
        case CsvField::FullName:
            return tr("Name");
        case CsvField::Prefix:
            return tr("Title");
        case CsvField::Given:
            return tr("Given name");
        case CsvField::Additional:
            return tr("Middle name");
        case CsvField::Family:
            return tr("Family name");
        case CsvField::Suffix:
            return tr("Suffix");
        case CsvField::Nickname:
            return tr("Nickname");
        case CsvField::Organisation:
            return tr("Organisation");
        case CsvField::Address:
            //: %1 is "Home", "Work" or "Other"
            return tr("Address: %1").arg(labelWords(QLatin1String(choice.label)));
        case CsvField::AddressLabel:
            return tr("Kind of the next address");
        case CsvField::Phone:
            return tr("Telephone: %1").arg(labelWords(QLatin1String(choice.label)));
        case CsvField::PhoneLabel:
            return tr("Kind of the next number");
        case CsvField::Birthday:
            return tr("Birthday");
        case CsvField::BirthYear:
            return tr("Year of birth");
        case CsvField::BirthMonth:
            return tr("Month of birth");
        case CsvField::BirthDay:
            return tr("Day of birth");
        case CsvField::Notes:
            return tr("Notes");
        }
        return {};
    }
};

int choiceOf(const CsvColumn& column)
{
    int index = 0;
    int first = 0;
    for (const FieldChoice& choice : kChoices) {
        if (choice.field == column.field && column.label == QLatin1String(choice.label))
            return index;
        if (choice.field == column.field && first == 0)
            first = index;
        ++index;
    }
    return first;
}

/// As small as the store takes them; those that are none, and too large ones, are dropped. False: there were
/// too many.
bool shrinkPictures(QList<Contact>& contacts, const CancelToken& cancel)
{
    qint64 pixelsInAll = 0;
    const MayDecode mayDecode = [&pixelsInAll](qint64 pixels, const QByteArray&) {
        if (pixels > kMostPixels || pixelsInAll > kMostPixelsInAll)
            return false;
        pixelsInAll += pixels;
        return true;
    };
    for (Contact& contact : contacts) {
        if (cancel.isCancelled())
            break;
        if (contact.picture && !contact.picture->isEmpty())
            contact.picture = contactPicture(*contact.picture, mayDecode);
    }
    return pixelsInAll <= kMostPixelsInAll;
}

} // namespace

ImportDialog::ImportDialog(MailEngine& engine, ContactChanges& changes, const QString& file, QWidget* parent,
                           const QString& source)
    : QDialog(parent), m_engine(engine), m_changes(changes), m_file(file),
      m_source(source.isEmpty() ? QFileInfo(file).fileName() : source), m_intro(new QLabel(this)),
      m_titles(new QCheckBox(this)), m_table(new QTableWidget(this)), m_growthHeading(new IconLine(this)),
      m_growth(new QPlainTextEdit(this)), m_waysLabel(new QLabel(this)), m_ways(new QComboBox(this)),
      m_problem(new IconLine(this))
{
    setObjectName(QStringLiteral("importContacts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_titles->setObjectName(QStringLiteral("importTitles"));
    m_titles->hide();
    m_table->setObjectName(QStringLiteral("importTable"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->hide();
    m_growth->setObjectName(QStringLiteral("importGrowth"));
    m_growth->setReadOnly(true);
    m_growth->setTabChangesFocus(true);
    m_growth->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_growth->setFixedHeight(kGrowthLines * m_growth->fontMetrics().lineSpacing() +
                             2 * (qRound(m_growth->document()->documentMargin()) + Theme::kSpace1));
    m_growth->hide();
    m_ways->setObjectName(QStringLiteral("duplicateWay"));
    for (const DuplicateWay way : {DuplicateWay::Merge, DuplicateWay::Skip, DuplicateWay::AddAnyway})
        m_ways->addItem(QString(), static_cast<int>(way));
    m_waysLabel->setBuddy(m_ways);
    auto* ways = new QHBoxLayout;
    ways->addWidget(m_waysLabel);
    ways->addWidget(m_ways);
    ways->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_intro);
    column->addWidget(m_titles);
    column->addWidget(m_table, 1);
    column->addLayout(ways);
    column->addWidget(m_growthHeading);
    column->addWidget(m_growth);
    column->addWidget(m_problem);
    column->addStretch(0);
    m_import = addDialogButtons(*this, *column, QString());
    m_import->setObjectName(QStringLiteral("importButton"));
    setTabOrder(m_ways, m_growth);
    putLastInTabOrder({findChild<QPushButton*>(QStringLiteral("cancelButton")), m_import});
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    connect(m_titles, &QCheckBox::toggled, this, &ImportDialog::titlesChosen);
    connect(m_ways, &QComboBox::activated, this, &ImportDialog::preview);
    retranslate();
    openWithSize(this, kImportSize);
    read();
}

ImportDialog::~ImportDialog()
{
    m_cancel.cancel();
}

void ImportDialog::read()
{
    const QPointer<ImportDialog> self(this);
    runAside(SideWork::Import, [self, path = m_file, cancel = m_cancel] {
        auto contents = std::make_shared<Contents>();
        QFile file(path);
        if (file.open(QIODevice::ReadOnly) && file.size() <= kLargestContactFile) {
            const QByteArray bytes = file.read(kLargestContactFile);
            contents->isReadable = true;
            contents->cards = readVCards(bytes, cancel);
            contents->isTable = contents->cards.contacts.isEmpty() && contents->cards.groups.isEmpty();
            if (contents->isTable) {
                contents->table = readCsv(bytes, cancel);
                contents->columns = guessColumns(contents->table);
            } else {
                contents->cards.isCut =
                    !shrinkPictures(contents->cards.contacts, cancel) || contents->cards.isCut;
            }
        }
        QMetaObject::invokeMethod(
            qApp,
            [self, contents] {
                if (self)
                    self->showContents(contents);
            },
            Qt::QueuedConnection);
    });
}

void ImportDialog::showContents(const std::shared_ptr<Contents>& contents)
{
    m_contents = contents;
    if (contents->isTable) {
        const QSignalBlocker quiet(m_titles);
        m_titles->setChecked(!contents->table.titles.isEmpty());
        m_titles->setVisible(!contents->table.titles.isEmpty() || !contents->table.rows.isEmpty());
        fillTable();
    }
    setBusy(false);
    m_import->setFocus();
    preview();
}

void ImportDialog::titlesChosen(bool on)
{
    if (m_isBusy)
        return;
    setHasTitles(m_contents->table, on);
    m_contents->columns = guessColumns(m_contents->table);
    fillTable();
    updateWords();
}

void ImportDialog::fillTable()
{
    const QList<CsvColumn>& columns = m_contents->columns;
    const auto rows = m_contents->table.rows.mid(0, kRowsPreviewed);
    const int shown = static_cast<int>(std::min(columns.size(), kColumnsShown));
    m_fields.clear();
    m_table->clear();
    m_table->setColumnCount(shown);
    m_table->setRowCount(static_cast<int>(rows.size()) + 1);
    for (int column = 0; column < shown; ++column) {
        m_table->setHorizontalHeaderItem(column, new QTableWidgetItem(columns.at(column).title));
        auto* field = new QComboBox(m_table);
        field->setObjectName(QStringLiteral("importField"));
        for (const FieldChoice& choice : kChoices)
            field->addItem(ImportWords::field(choice));
        field->setCurrentIndex(choiceOf(columns.at(column)));
        field->setAccessibleName(columns.at(column).title);
        connect(field, &QComboBox::activated, this,
                [this, column](int choice) { columnChosen(column, choice); });
        m_table->setCellWidget(0, column, field);
        m_fields.append(field);
        for (int row = 0; row < rows.size(); ++row)
            m_table->setItem(row + 1, column, new QTableWidgetItem(rows.at(row).value(column).left(200)));
    }
    m_table->resizeColumnsToContents();
    m_table->show();
}

void ImportDialog::columnChosen(int column, int choice)
{
    m_contents->columns[column].field = kChoices[choice].field;
    m_contents->columns[column].label = QLatin1String(kChoices[choice].label);
    updateWords();
}

void ImportDialog::updateWords()
{
    const QString& name = m_source;
    m_import->setEnabled(false);
    if (!m_contents) {
        m_intro->setText(tr("Reading %1…").arg(name));
        return;
    }
    if (!m_contents->isReadable) {
        m_intro->setText(tr("%1 can't be read, or is larger than 64 MB.").arg(name));
        return;
    }
    const bool isCut = m_contents->isTable ? m_contents->table.isCut : m_contents->cards.isCut;
    const QString end = isCut ? QLatin1Char(' ') + tr("It has more than can be read at once.") : QString();
    if (!m_contents->isTable) {
        QString words =
            tr("%1 has %n contact(s).", nullptr, static_cast<int>(m_contents->cards.contacts.size()))
                .arg(name);
        if (!m_contents->cards.groups.isEmpty())
            words += QLatin1Char(' ') +
                     tr("%n group(s).", nullptr, static_cast<int>(m_contents->cards.groups.size()));
        m_intro->setText(words + end);
        m_import->setEnabled(!m_isBusy);
        return;
    }
    const QList<CsvColumn>& columns = m_contents->columns;
    const bool isUsable = std::any_of(columns.begin(), columns.end(), [](const CsvColumn& column) {
        return column.field == CsvField::Address || column.field == CsvField::Phone ||
               column.field == CsvField::FullName || column.field == CsvField::Given ||
               column.field == CsvField::Family;
    });
    if (m_contents->table.rows.isEmpty())
        m_intro->setText(tr("There are no contacts in %1.").arg(name));
    else
        m_intro->setText(tr("%1 is a table with %n line(s). Above each column stands what it is taken for.",
                            nullptr, static_cast<int>(m_contents->table.rows.size()))
                             .arg(name) +
                         end);
    m_import->setEnabled(!m_isBusy && isUsable && !m_contents->table.rows.isEmpty());
}

/// Whoever takes in a file of somebody's has to see whom it puts into their own groups.
void ImportDialog::updateGrowth()
{
    QStringList lines;
    qsizetype count = 0;
    for (const GroupGrowth& growth : m_grown) {
        for (const Address& address : growth.added) {
            if (++count <= kMostGrowthLines)
                //: %1 is a group, %2 somebody who is added to it
                lines << tr("%1: %2").arg(shortLine(growth.group), fullAddress(address));
        }
    }
    if (count > kMostGrowthLines)
        lines << tr("and %n more", nullptr, static_cast<int>(count - kMostGrowthLines));
    m_growth->setPlainText(lines.join(QLatin1Char('\n')));
    m_growth->setVisible(!lines.isEmpty());
    if (lines.isEmpty())
        m_growthHeading->clear();
    else
        m_growthHeading->setContent(
            QStringLiteral("warning"), &Theme::caution,
            tr("The file adds %n member(s) to groups that are here:", nullptr, static_cast<int>(count)));
}

void ImportDialog::setBusy(bool on)
{
    m_isBusy = on;
    m_titles->setEnabled(!on);
    m_table->setEnabled(!on);
    updateWords();
}

void ImportDialog::plan(const Planned& done)
{
    setBusy(true);
    const QPointer<ImportDialog> self(this);
    const auto way = static_cast<DuplicateWay>(m_ways->currentData().toInt());
    m_engine.addressBook([self, way, done](const Result<AddressBook>& book) {
        if (!self)
            return;
        if (!book) {
            self->tell(book.error());
            return;
        }
        runAside(SideWork::Import, [self, contents = *self->m_contents, known = *book, way, done,
                                    cancel = self->m_cancel] {
            const QList<Contact> contacts = contents.isTable
                                                ? contactsFromCsv(contents.table, contents.columns, cancel)
                                                : contents.cards.contacts;
            auto made =
                std::make_shared<ImportPlan>(planImport(contacts, contents.cards.groups, known, way, cancel));
            QMetaObject::invokeMethod(
                qApp,
                [self, made, done] {
                    if (!self)
                        return;
                    if (std::exchange(self->m_isStale, false)) {
                        self->plan(done);
                        return;
                    }
                    self->setBusy(false);
                    done(made);
                },
                Qt::QueuedConnection);
        });
    });
}

void ImportDialog::preview()
{
    if (!m_contents || m_contents->cards.groups.isEmpty())
        return;
    if (m_isBusy) {
        m_isStale = true;
        return;
    }
    const bool isOnWays = m_ways->hasFocus();
    plan([this, isOnWays](const std::shared_ptr<ImportPlan>& made) {
        m_grown = made->grown;
        updateGrowth();
        if (!isOnWays)
            m_import->setFocus();
    });
}

void ImportDialog::import()
{
    if (m_isBusy)
        return;
    m_problem->clear();
    plan([this](const std::shared_ptr<ImportPlan>& made) {
        if (made->grown == m_grown) {
            write(*made);
            return;
        }
        m_grown = made->grown; // the groups have changed meanwhile: to be seen first
        updateGrowth();
        m_import->setFocus();
    });
}

void ImportDialog::write(const ImportPlan& plan)
{
    setBusy(true);
    m_ways->setEnabled(false);
    auto* cancel = findChild<QPushButton*>(QStringLiteral("cancelButton"));
    cancel->setEnabled(false); // there is a way back, but no stopping
    const auto words = [added = plan.added, merged = plan.merged, skipped = plan.skipped] {
        QStringList parts;
        if (added > 0 || merged + skipped == 0)
            parts << tr("%n contact(s) added", nullptr, static_cast<int>(added));
        if (merged > 0)
            parts << tr("%n completed", nullptr, static_cast<int>(merged));
        if (skipped > 0)
            parts << tr("%n left as they were", nullptr, static_cast<int>(skipped));
        return parts.join(QStringLiteral(", ")) + QLatin1Char('.');
    };
    m_changes.edit(plan.edit, words, this, [this, cancel](const Result<ContactEditDone>& done) {
        cancel->setEnabled(true);
        m_ways->setEnabled(true);
        if (done)
            accept();
        else
            tell(done.error());
    });
}

void ImportDialog::tell(const Error& error)
{
    setBusy(false);
    m_problem->setContent(QStringLiteral("error"), &Theme::danger, describeError(error).inOneLine(),
                          Ink::Danger);
}

void ImportDialog::retranslate()
{
    setWindowTitle(tr("Import contacts"));
    m_waysLabel->setText(tr("&What is here already:"));
    const QStringList words{tr("add what is new about them"), tr("leave as it is"), tr("add once more")};
    for (int i = 0; i < m_ways->count(); ++i)
        m_ways->setItemText(i, words.value(i));
    m_import->setText(tr("&Import"));
    m_titles->setText(tr("The first line has the &titles of the columns"));
    m_growth->setAccessibleName(tr("New members of groups"));
    m_table->setAccessibleName(tr("The first lines of the table"));
    for (QComboBox* field : std::as_const(m_fields)) {
        int index = 0;
        for (const FieldChoice& choice : kChoices)
            field->setItemText(index++, ImportWords::field(choice));
    }
    updateWords();
    updateGrowth();
}

void ImportDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace postaci
