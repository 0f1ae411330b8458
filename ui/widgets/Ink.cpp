#include "widgets/Ink.h"

#include <QLabel>
#include <QStyle>

namespace postaci {

namespace {

/// As ThemeStyle.cpp names it.
const char* nameOf(Ink ink)
{
    switch (ink) {
    case Ink::Meta:
        return "meta";
    case Ink::Caution:
        return "caution";
    case Ink::Danger:
        return "danger";
    case Ink::Text:
        break;
    }
    return "";
}

} // namespace

void setInk(QLabel* label, Ink ink)
{
    const QString name = QLatin1String(nameOf(ink));
    if (label->property("ink").toString() == name)
        return;
    label->setProperty("ink", name);
    if (!label->testAttribute(Qt::WA_WState_Polished))
        return; // comes with the first look at the sheet
    const bool hasOwnFont = label->testAttribute(Qt::WA_SetFont);
    const QFont font = label->font();
    label->style()->unpolish(label);
    label->style()->polish(label);
    if (hasOwnFont)
        label->setFont(font); // unpolishing takes it away
}

} // namespace postaci
