#include "settings/KeptCopiesLine.h"

#include "base/SizeText.h"
#include "widgets/ElidedComboBox.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

QString timeOf(const KeptCopy& copy)
{
    return copy.made.isValid() ? QLocale().toString(copy.made, QLocale::ShortFormat) : copy.name;
}

} // namespace

KeptCopiesLine::KeptCopiesLine(QWidget* parent)
    : QWidget(parent), m_label(new QLabel(this)), m_combo(new ElidedComboBox(this)),
      m_remove(new QPushButton(this))
{
    m_combo->setObjectName(QStringLiteral("keptCopiesCombo"));
    m_remove->setObjectName(QStringLiteral("removeKeptButton"));
    m_label->setBuddy(m_combo);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::kSpace2);
    row->addWidget(m_combo, 1);
    row->addWidget(m_remove);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::kSpace3);
    column->addWidget(m_label);
    column->addLayout(row);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        if (const auto copy = chosen())
            Q_EMIT removeWanted(*copy);
    });
    retranslate();
    hide();
}

void KeptCopiesLine::setCopies(const QList<KeptCopy>& copies)
{
    if (copies == m_copies)
        return;
    const auto before = chosen();
    m_copies = copies;
    m_combo->clear();
    for (const KeptCopy& copy : copies)
        m_combo->addItem(QString(), copy.name);
    nameCopies();
    if (before)
        m_combo->setCurrentIndex(qMax(0, m_combo->findData(before->name)));
    setVisible(!copies.isEmpty());
}

std::optional<KeptCopy> KeptCopiesLine::chosen() const
{
    const int index = m_combo->currentIndex();
    return index >= 0 && index < m_copies.size() ? std::optional(m_copies.at(index)) : std::nullopt;
}

void KeptCopiesLine::setRemovable(bool on)
{
    m_remove->setEnabled(on);
}

QString KeptCopiesLine::holdings(const KeptCopy& copy, const KeptContents& contents)
{
    QStringList parts;
    if (contents.hasMail && contents.isReadable) {
        parts.append(tr("%Ln message(s)", nullptr, int(contents.messages)));
        if (contents.drafts > 0)
            parts.append(tr("%Ln draft(s)", nullptr, int(contents.drafts)));
        if (contents.contacts > 0)
            parts.append(tr("%Ln contact(s)", nullptr, int(contents.contacts)));
    } else if (contents.hasMail) {
        parts.append(tr("the damaged file of the mail"));
    }
    if (contents.draftFiles > 0)
        parts.append(tr("%Ln file(s) attached to drafts", nullptr, int(contents.draftFiles)));
    if (copy.by == KeptBy::Restore && !contents.otherFiles.isEmpty())
        parts.append(tr("settings"));
    constexpr qsizetype kNamed = 3;
    if (copy.by == KeptBy::Repair) {
        parts += contents.otherFiles.first(qMin(kNamed, contents.otherFiles.size()));
        if (contents.otherFiles.size() > kNamed)
            parts.append(tr("%Ln more file(s)", nullptr, int(contents.otherFiles.size() - kNamed)));
    }
    return parts.isEmpty() ? tr("nothing but caches") : parts.join(QStringLiteral(", "));
}

QString KeptCopiesLine::question(const KeptCopy& copy, const KeptContents& contents)
{
    const bool isRestore = copy.by == KeptBy::Restore;
    QStringList sentences{
        isRestore ? tr("Remove what was here before the restore of %1 for good?").arg(timeOf(copy))
                  : tr("Remove what the repair of %1 has set aside for good?").arg(timeOf(copy)),
        //: %1 is "1,204 messages, 2 drafts, settings"; %2 a size
        tr("It holds: %1 (%2).").arg(holdings(copy, contents), sizeText(copy.size))};
    if (contents.onlyThere > 0)
        sentences.append(tr("%Ln message(s) of it are neither at a server nor in your mail now: they would "
                            "be lost.",
                            nullptr, int(contents.onlyThere)));
    else if (contents.hasMail && contents.isReadable)
        sentences.append(tr("All its messages are at their servers or in your mail."));
    if (contents.hasMail && !contents.isReadable)
        sentences.append(tr("All that could be read of it then is in your mail; what a later program could "
                            "read would be lost."));
    else if (isRestore && contents.drafts + contents.contacts > 0)
        sentences.append(tr("Drafts, contacts and filters that came after the backup was made are nowhere "
                            "else."));
    sentences.append(tr("This cannot be undone."));
    return sentences.join(QLatin1Char(' '));
}

void KeptCopiesLine::nameCopies()
{
    for (int i = 0; i < m_copies.size(); ++i) {
        const KeptCopy& copy = m_copies.at(i);
        m_combo->setItemText(i, (copy.by == KeptBy::Restore ? tr("Before the restore of %1 (%2)")
                                                            : tr("Set aside by the repair of %1 (%2)"))
                                    .arg(timeOf(copy), sizeText(copy.size)));
    }
}

void KeptCopiesLine::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void KeptCopiesLine::retranslate()
{
    m_label->setText(tr("Remove what a restore or a repair &put aside"));
    m_remove->setText(tr("Remo&ve it…"));
    nameCopies();
}

} // namespace postaci
