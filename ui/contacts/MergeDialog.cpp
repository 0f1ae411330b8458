#include "contacts/MergeDialog.h"

#include "account/ErrorSentence.h"
#include "accounts/IconLine.h"
#include "contacts/ContactWords.h"
#include "reader/Recipients.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"
#include "widgets/WindowSize.h"

#include <QButtonGroup>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr QSize kMergeSize(620, 460);

QLabel* mergeLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

MergeDialog::MergeDialog(MailEngine& engine, ContactChanges& changes, QList<QList<ContactId>> sets,
                         QWidget* parent)
    : QDialog(parent), m_engine(engine), m_changes(changes), m_series(changes.newSeries()),
      m_sets(std::move(sets)), m_intro(mergeLabel({}, this)), m_problem(new IconLine(this)),
      m_close(new QPushButton(this)), m_skip(new QPushButton(this)), m_merge(new QPushButton(this))
{
    setObjectName(QStringLiteral("mergeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_skip->setObjectName(QStringLiteral("skipPairButton"));
    m_merge->setObjectName(QStringLiteral("mergePairButton"));
    m_close->setObjectName(QStringLiteral("closeMergeButton"));
    m_merge->setProperty("primary", true);
    m_merge->setDefault(true);
    auto* scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("mergeScroll"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::kSpace2);
    buttons->addWidget(m_close);
    buttons->addStretch(1);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_merge);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace4);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_intro);
    column->addWidget(scroll, 1);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_skip, &QPushButton::clicked, this, &MergeDialog::next);
    connect(m_merge, &QPushButton::clicked, this, &MergeDialog::merge);
    retranslate();
    openWithSize(this, kMergeSize);
    showPair();
}

void MergeDialog::showPair()
{
    while (!m_sets.isEmpty() && m_sets.first().size() < 2)
        m_sets.removeFirst();
    if (m_sets.isEmpty()) {
        accept();
        return;
    }
    const auto kept = m_engine.reader().contact(m_sets.first().at(0));
    const auto other = m_engine.reader().contact(m_sets.first().at(1));
    if (!kept || !other) { // one of them is gone meanwhile
        m_sets.first().removeAt(kept ? 1 : 0);
        QMetaObject::invokeMethod(this, &MergeDialog::showPair, Qt::QueuedConnection);
        return;
    }
    m_kept = *kept;
    m_other = *other;
    m_problem->clear();
    for (const auto& [field, group] : m_choices)
        delete group;
    m_choices.clear();
    m_table = new QWidget(this);
    m_grid = new QGridLayout(m_table);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Theme::kSpace4);
    m_grid->setVerticalSpacing(Theme::kSpace2);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(2, 1);
    addField(MergeField::Name, tr("Name"), m_kept.shownName(), m_other.shownName());
    addField(MergeField::Nickname, tr("Nickname"), m_kept.nickname, m_other.nickname);
    addField(MergeField::Organisation, tr("Organisation"), m_kept.organisation, m_other.organisation);
    addField(MergeField::Birthday, tr("Birthday"), birthdayWords(m_kept.birthday),
             birthdayWords(m_other.birthday));
    const auto picture = [](const Contact& contact) {
        return contact.picture.value_or(QByteArray()).isEmpty() ? QString() : tr("has one");
    };
    addField(MergeField::Picture, tr("Picture"), picture(m_kept), picture(m_other));
    const Contact both = mergeContacts(m_kept, m_other);
    const auto texts = [](const QList<LabelledText>& all) {
        QStringList list;
        for (const LabelledText& each : all)
            list << QStringLiteral("%1 (%2)").arg(shortLine(each.text), labelWords(each.label));
        return list;
    };
    addBoth(tr("Addresses"), texts(both.addresses));
    addBoth(tr("Telephone"), texts(both.phones));
    addBoth(tr("Notes"), both.notes.isEmpty() ? QStringList() : QStringList(both.notes));
    m_grid->setRowStretch(m_grid->rowCount(), 1);
    findChild<QScrollArea*>(QStringLiteral("mergeScroll"))->setWidget(m_table);
    m_table->show();
}

void MergeDialog::addField(MergeField field, const QString& words, const QString& ofKept,
                           const QString& ofOther)
{
    if (ofKept.isEmpty() && ofOther.isEmpty())
        return;
    const int row = m_grid->rowCount();
    QLabel* what = mergeLabel(words, m_table);
    setInk(what, Ink::Meta);
    m_grid->addWidget(what, row, 0, Qt::AlignTop);
    if (ofKept == ofOther && field != MergeField::Picture) {
        m_grid->addWidget(mergeLabel(shortLine(ofKept), m_table), row, 1, 1, 2);
        return;
    }
    auto* group = new QButtonGroup(this);
    const std::pair<QString, bool> sides[] = {{ofKept, false}, {ofOther, true}};
    int column = 1;
    for (const auto& [text, isOther] : sides) {
        auto* choice = new QRadioButton(m_table);
        choice->setObjectName(isOther ? QStringLiteral("takeOther") : QStringLiteral("takeKept"));
        const QString shown = text.isEmpty() ? tr("(nothing)") : shortLine(text);
        choice->setText(QString(shown).replace(QLatin1Char('&'), QLatin1String("&&")));
        choice->setAccessibleName(words + QStringLiteral(": ") + shown);
        choice->setEnabled(!text.isEmpty());
        group->addButton(choice, isOther ? 1 : 0);
        m_grid->addWidget(choice, row, column++, Qt::AlignTop);
    }
    group->button(ofKept.isEmpty() ? 1 : 0)->setChecked(true);
    m_choices[field] = group;
}

void MergeDialog::addBoth(const QString& words, const QStringList& texts)
{
    if (texts.isEmpty())
        return;
    const int row = m_grid->rowCount();
    QLabel* what = mergeLabel(words, m_table);
    setInk(what, Ink::Meta);
    m_grid->addWidget(what, row, 0, Qt::AlignTop);
    m_grid->addWidget(mergeLabel(texts.join(QLatin1Char('\n')), m_table), row, 1, 1, 2);
}

void MergeDialog::merge()
{
    if (m_isMerging)
        return;
    QList<MergeField> fromOther;
    for (const auto& [field, group] : m_choices) {
        if (group->checkedId() == 1)
            fromOther.append(field);
    }
    ContactEdit edit;
    edit.put = {mergeContacts(m_kept, m_other, fromOther)};
    edit.remove = {{m_other.id, m_kept.id}};
    setMerging(true);
    m_changes.edit(
        edit, [count = m_merged + 1] { return tr("%n pair(s) of contacts merged.", nullptr, count); }, this,
        [this](const Result<ContactEditDone>& done) {
            setMerging(false);
            if (!done) {
                m_problem->setContent(QStringLiteral("error"), &Theme::danger,
                                      describeError(done.error()).inOneLine(), Ink::Danger);
                return;
            }
            ++m_merged;
            next();
        },
        m_series);
}

void MergeDialog::setMerging(bool on)
{
    m_isMerging = on;
    for (QPushButton* button : {m_close, m_skip, m_merge})
        button->setEnabled(!on);
}

void MergeDialog::next()
{
    m_sets.first().removeAt(1);
    showPair();
}

void MergeDialog::retranslate()
{
    setWindowTitle(tr("Merge duplicates"));
    m_intro->setText(
        tr("These two contacts have the same address or name. Choose what stays; addresses, numbers and "
           "notes of both are kept."));
    m_close->setText(tr("Close"));
    m_skip->setText(tr("&Leave both"));
    m_merge->setText(tr("&Merge"));
}

void MergeDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showPair();
    }
}

} // namespace postaci
