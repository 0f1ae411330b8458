#include "filters/RuleRow.h"

#include "widgets/Icon.h"
#include "widgets/Theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QToolButton>

namespace postaci {

void makeNarrow(QComboBox* combo, const char* name, int letters)
{
    combo->setObjectName(QLatin1String(name));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(letters);
}

QToolButton* removeRowButton(QWidget* row, const char* name)
{
    auto* button = new QToolButton(row);
    button->setObjectName(QLatin1String(name));
    button->setIcon(icon(QStringLiteral("close")));
    button->setIconSize(QSize(Theme::kIconSmall, Theme::kIconSmall));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void layOutRow(QWidget* row, std::initializer_list<std::pair<QWidget*, int>> parts, QToolButton* remove)
{
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(Theme::kSpace2);
    for (const auto& [part, stretch] : parts)
        line->addWidget(part, stretch);
    line->addWidget(remove);
}

} // namespace postaci
