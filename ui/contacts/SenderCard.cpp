#include "contacts/SenderCard.h"

#include "contacts/PersonPicture.h"
#include "message/AddressText.h"
#include "reader/Recipients.h"
#include "reader/SelectableLabel.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kSenderPicture = 56;
constexpr int kCardWidth = 320;

} // namespace

SenderCard::SenderCard(MailEngine& engine, const Address& sender, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_sender(sender)
{
    setObjectName(QStringLiteral("senderCard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(fullAddress(sender));
    setFixedWidth(std::max(kCardWidth, fontMetrics().averageCharWidth() * 44));
    const ContactId known = engine.reader().contactOf(sender.addr).value_or(0);
    const Contact contact = known == 0 ? Contact() : engine.reader().contact(known).value_or({});
    const CollectedAddress written = engine.reader().correspondent(sender.addr).value_or({});

    auto* picture = new PersonPicture(kSenderPicture, this);
    picture->setPerson(sender, contact.picture.value_or(QByteArray()));
    QLabel* name = selectableLabel("senderCardName", this);
    const QString shown = shortLine(known != 0 ? contact.shownName() : sender.shownName());
    name->setText(breakable(shown, Theme::semibold(font()), kCardWidth / 2));
    name->setFont(Theme::semibold(font()));
    QLabel* address = selectableLabel("senderCardAddress", this);
    address->setText(breakable(shortLine(sender.addr), font(), kCardWidth / 2));
    setInk(address, Ink::Meta);
    auto* facts = new QLabel(this);
    facts->setObjectName(QStringLiteral("senderCardFacts"));
    facts->setTextFormat(Qt::PlainText);
    facts->setWordWrap(true);
    QStringList lines{known != 0 ? tr("In your contacts") : tr("Not in your contacts")};
    if (written.times > 0)
        lines << tr("Written to %n time(s), last on %1", nullptr, static_cast<int>(written.times))
                     .arg(QLocale().toString(written.last.toLocalTime().date(), QLocale::ShortFormat));
    else
        lines << tr("You have never written there");
    facts->setText(lines.join(QLatin1Char('\n')));
    auto* who = new QVBoxLayout;
    who->setSpacing(Theme::kSpace1);
    for (QLabel* label : {name, address, facts})
        who->addWidget(label);
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::kSpace3);
    top->addWidget(picture, 0, Qt::AlignTop);
    top->addLayout(who, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::kSpace4, Theme::kSpace4, Theme::kSpace4, Theme::kSpace3);
    column->setSpacing(Theme::kSpace1);
    column->addLayout(top);
    column->addSpacing(Theme::kSpace2);
    addButton(*column, "cardWriteButton", QStringLiteral("write"), tr("&Write"),
              [this] { Q_EMIT writeWanted(typedForm({m_sender})); });
    if (known != 0)
        addButton(*column, "cardEditButton", QStringLiteral("account"), tr("&Edit contact…"),
                  [this, known] { Q_EMIT editWanted(known); });
    else
        addButton(*column, "cardAddButton", QStringLiteral("plus"), tr("&Add to contacts…"),
                  [this] { Q_EMIT addWanted(m_sender); });
    addButton(*column, "cardCopyButton", QStringLiteral("link"), tr("&Copy address"),
              [this] { QApplication::clipboard()->setText(m_sender.addr); });
    addButton(*column, "cardSearchButton", QStringLiteral("search"), tr("&Search mail from them"),
              [this] { Q_EMIT searchWanted(QStringLiteral("from:") + m_sender.addr); });
    addButton(*column, "cardFilterButton", QStringLiteral("filter"), tr("Make a &filter…"),
              [this] { Q_EMIT filterWanted(); });
}

void SenderCard::addButton(QLayout& column, const char* name, const QString& iconName, const QString& text,
                           const std::function<void()>& run)
{
    auto* button = new QPushButton(icon(iconName), text, this);
    button->setObjectName(QLatin1String(name));
    button->setProperty("quiet", true);
    column.addWidget(button);
    column.setAlignment(button, Qt::AlignLeading);
    connect(button, &QPushButton::clicked, this, [this, run] {
        close(); // what follows may take the keyboard
        run();
    });
}

void SenderCard::popUpBelow(const QWidget& anchor)
{
    adjustSize();
    QPoint place = anchor.mapToGlobal(QPoint(0, anchor.height()));
    if (const QScreen* screen = anchor.screen()) {
        const QRect room = screen->availableGeometry();
        place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - width())));
        place.setY(std::clamp(place.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(place);
    show();
    if (auto* first = findChild<QPushButton*>())
        first->setFocus(Qt::PopupFocusReason);
}

} // namespace postaci
