#include "contacts/ImportDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/IconLine.h"
#include "contacts/ContactPicture.h"
#include "contacts/ContactWords.h"
#include "reader/SideWork.h"
#include "widgets/DialogButtons.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
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

/// As small as the store takes them; those that are none are dropped.
void shrinkPictures(QList<Contact>& contacts)
{
    for (Contact& contact : contacts) {
        if (contact.picture && !contact.picture->isEmpty())
            contact.picture = contactPicture(*contact.picture);
    }
}

} // namespace

ImportDialog::ImportDialog(MailEngine& engine, const QString& file, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_file(file), m_intro(new QLabel(this)),
      m_table(new QTableWidget(this)), m_waysLabel(new QLabel(this)), m_ways(new QComboBox(this)),
      m_problem(new IconLine(this))
{
    setObjectName(QStringLiteral("importContacts"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_intro->setWordWrap(true);
    m_intro->setTextFormat(Qt::PlainText);
    m_table->setObjectName(QStringLiteral("importTable"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->hide();
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
    column->addWidget(m_table, 1);
    column->addLayout(ways);
    column->addWidget(m_problem);
    column->addStretch(0);
    m_import = addDialogButtons(*this, *column, QString());
    m_import->setObjectName(QStringLiteral("importButton"));
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::import);
    retranslate();
    resize(kImportSize);
    read();
}

void ImportDialog::read()
{
    const QPointer<ImportDialog> self(this);
    runAside(SideWork::Contacts, [self, path = m_file] {
        auto contents = std::make_shared<Contents>();
        QFile file(path);
        if (file.open(QIODevice::ReadOnly) && file.size() <= kLargestContactFile) {
            const QByteArray bytes = file.read(kLargestContactFile);
            contents->isReadable = true;
            contents->cards = readVCards(bytes);
            contents->isTable = contents->cards.contacts.isEmpty() && contents->cards.groups.isEmpty();
            if (contents->isTable) {
                contents->table = readCsv(bytes);
                contents->columns = guessColumns(contents->table);
            } else {
                shrinkPictures(contents->cards.contacts);
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
    m_isBusy = false;
    if (contents->isTable)
        fillTable();
    updateWords();
    m_import->setFocus();
}

void ImportDialog::fillTable()
{
    const QList<CsvColumn>& columns = m_contents->columns;
    const auto rows = m_contents->table.rows.mid(0, kRowsPreviewed);
    const int shown = static_cast<int>(std::min(columns.size(), kColumnsShown));
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
    const QString name = QFileInfo(m_file).fileName();
    m_import->setEnabled(false);
    if (!m_contents) {
        m_intro->setText(tr("Reading %1…").arg(name));
        return;
    }
    if (!m_contents->isReadable) {
        m_intro->setText(tr("%1 can't be read, or is larger than 64 MB.").arg(name));
        return;
    }
    if (!m_contents->isTable) {
        QString words =
            tr("%1 has %n contact(s).", nullptr, static_cast<int>(m_contents->cards.contacts.size()))
                .arg(name);
        if (!m_contents->cards.groups.isEmpty())
            words += QLatin1Char(' ') +
                     tr("%n group(s).", nullptr, static_cast<int>(m_contents->cards.groups.size()));
        if (m_contents->cards.isCut)
            words += QLatin1Char(' ') + tr("It has more than can be read at once.");
        m_intro->setText(words);
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
                             .arg(name));
    m_import->setEnabled(!m_isBusy && isUsable && !m_contents->table.rows.isEmpty());
}

void ImportDialog::import()
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    updateWords();
    const QPointer<ImportDialog> self(this);
    const auto way = static_cast<DuplicateWay>(m_ways->currentData().toInt());
    m_engine.addressBook([self, way](const Result<AddressBook>& book) {
        if (!self)
            return;
        if (!book) {
            self->tell(book.error());
            return;
        }
        runAside(SideWork::Contacts, [self, contents = *self->m_contents, known = *book, way] {
            const QList<Contact> contacts = contents.isTable
                                                ? contactsFromCsv(contents.table, contents.columns)
                                                : contents.cards.contacts;
            auto plan = std::make_shared<ImportPlan>(planImport(contacts, contents.cards.groups, known, way));
            QMetaObject::invokeMethod(
                qApp,
                [self, plan] {
                    if (self)
                        self->planned(plan);
                },
                Qt::QueuedConnection);
        });
    });
}

void ImportDialog::planned(const std::shared_ptr<ImportPlan>& plan)
{
    const QPointer<ImportDialog> self(this);
    m_engine.editContacts(plan->edit, [self, plan](const Result<ContactEditDone>& done) {
        if (!self)
            return;
        if (!done) {
            self->tell(done.error());
            return;
        }
        Q_EMIT self->imported({plan->added, plan->merged, plan->skipped}, done->undo);
        self->accept();
    });
}

void ImportDialog::tell(const Error& error)
{
    m_isBusy = false;
    m_problem->setContent(QStringLiteral("error"), &Theme::danger, describeError(error).inOneLine(),
                          Ink::Danger);
    updateWords();
}

void ImportDialog::retranslate()
{
    setWindowTitle(tr("Import contacts"));
    m_waysLabel->setText(tr("&What is here already:"));
    const QStringList words{tr("add what is new about them"), tr("leave as it is"), tr("add once more")};
    for (int i = 0; i < m_ways->count(); ++i)
        m_ways->setItemText(i, words.value(i));
    m_import->setText(tr("&Import"));
    m_table->setAccessibleName(tr("The first lines of the table"));
    for (QComboBox* field : std::as_const(m_fields)) {
        int index = 0;
        for (const FieldChoice& choice : kChoices)
            field->setItemText(index++, ImportWords::field(choice));
    }
    updateWords();
}

void ImportDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace postaci
