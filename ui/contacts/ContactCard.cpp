#include "contacts/ContactCard.h"

#include "contacts/ContactWords.h"
#include "contacts/PersonPicture.h"
#include "contacts/VCard.h"
#include "message/AddressText.h"
#include "reader/Recipients.h"
#include "reader/SelectableLabel.h"
#include "widgets/FlowLayout.h"
#include "widgets/Icon.h"
#include "widgets/Ink.h"
#include "widgets/PlainTip.h"
#include "widgets/Theme.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace postaci {

namespace {

constexpr int kCardPicture = 72;

} // namespace

ContactCard::ContactCard(QWidget* parent)
    : QScrollArea(parent), m_picture(new PersonPicture(kCardPicture, this)),
      m_name(selectableLabel("contactName", this)), m_below(selectableLabel("contactBelow", this)),
      m_write(new QPushButton(this)), m_edit(new QPushButton(this)), m_add(new QPushButton(this)),
      m_groups(new QToolButton(this)), m_remove(new QPushButton(this)), m_forget(new QPushButton(this)),
      m_takeOut(new QPushButton(this)), m_groupMenu(new QMenu(this))
{
    setObjectName(QStringLiteral("contactCard"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // it follows what has the keyboard in it
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inner = new QWidget(this);
    inner->setBackgroundRole(QPalette::Base);
    inner->setAutoFillBackground(true);
    setInk(m_below, Ink::Meta);
    const std::pair<QPushButton*, const char*> buttons[] = {
        {m_write, "writeToContactButton"}, {m_edit, "editContactButton"},
        {m_add, "addToContactsButton"},    {m_takeOut, "takeOutOfGroupButton"},
        {m_remove, "removeContactButton"}, {m_forget, "forgetAddressButton"}};
    auto* actions = new QWidget(inner);
    auto* flow = new FlowLayout(actions);
    flow->setContentsMargins(0, 0, 0, 0);
    for (const auto& [button, name] : buttons) {
        button->setObjectName(QLatin1String(name));
        flow->addWidget(button);
        if (button == m_add)
            flow->addWidget(m_groups);
    }
    m_remove->setProperty("destructive", true);
    m_groups->setObjectName(QStringLiteral("contactGroupsButton"));
    m_groups->setMenu(m_groupMenu);
    m_groups->setPopupMode(QToolButton::InstantPopup);
    m_groups->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_groups->setFocusPolicy(Qt::TabFocus);
    auto* who = new QVBoxLayout;
    who->addWidget(m_name);
    who->addWidget(m_below);
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::kSpace4);
    top->addWidget(m_picture, 0, Qt::AlignTop);
    top->addLayout(who, 1);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(Theme::kSpace6, Theme::kSpace6, Theme::kSpace6, Theme::kSpace6);
    column->setSpacing(Theme::kSpace4);
    column->addLayout(top);
    column->addWidget(actions);
    column->addStretch(1);
    setWidget(inner);
    connect(m_write, &QPushButton::clicked, this, [this] {
        Q_EMIT writeWanted(typedForm({m_contact.id != 0 ? m_contact.mainAddress() : m_collected.address}));
    });
    connect(m_edit, &QPushButton::clicked, this, &ContactCard::editWanted);
    connect(m_add, &QPushButton::clicked, this, &ContactCard::addWanted);
    connect(m_remove, &QPushButton::clicked, this, &ContactCard::removeWanted);
    connect(m_forget, &QPushButton::clicked, this, &ContactCard::forgetWanted);
    connect(m_takeOut, &QPushButton::clicked, this, &ContactCard::takeOutWanted);
    connect(m_groupMenu, &QMenu::aboutToShow, this, &ContactCard::fillGroupMenu);
    setTabOrder(m_groups, m_takeOut);
    setTabOrder(m_takeOut, m_remove);
    retranslate();
}

void ContactCard::showContact(const Contact& contact, const QList<ContactGroup>& groups)
{
    m_contact = contact;
    m_collected = {};
    m_group = 0;
    m_known = groups;
    fill();
}

void ContactCard::showAddress(const CollectedAddress& collected, ContactGroupId group)
{
    m_contact = {};
    m_collected = collected;
    m_group = group;
    m_known.clear();
    fill();
}

void ContactCard::fill()
{
    const bool isContact = m_contact.id != 0;
    const Address address = isContact ? m_contact.mainAddress() : m_collected.address;
    m_picture->setPerson({isContact ? m_contact.shownName() : address.name, address.addr},
                         m_contact.picture.value_or(QByteArray()));
    m_name->setText(plainLine(isContact ? m_contact.shownName() : address.shownName()));
    m_name->setFont(Theme::semibold(Theme::fontScaled(this, Theme::kTitleScale)));
    m_below->setText(plainLine(m_contact.organisation));
    m_below->setVisible(!m_below->text().isEmpty());
    for (QWidget* part : QList<QWidget*>{m_edit, m_groups, m_remove})
        part->setVisible(isContact);
    m_add->setVisible(!isContact);
    m_takeOut->setVisible(!isContact && m_group != 0);
    m_forget->setVisible(!isContact && m_group == 0);
    m_write->setEnabled(!address.addr.isEmpty());
    m_groups->setEnabled(!m_known.isEmpty());
    // Not at once: while the program's colours change Qt is at the style of each of them.
    if (m_lines != nullptr) {
        m_lines->hide();
        m_lines->setParent(nullptr);
        m_lines->deleteLater();
    }
    m_lastStop = m_forget;
    m_lines = new QWidget(widget());
    m_form = new QFormLayout(m_lines);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setHorizontalSpacing(Theme::kSpace4);
    m_form->setVerticalSpacing(Theme::kSpace2);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const LabelledText& each : m_contact.addresses)
        addAddress(each);
    for (const LabelledText& phone : m_contact.phones)
        addLine(labelWords(phone.label), phone.text);
    for (const LabelledText& place : postalAddresses(m_contact))
        addLine(labelWords(place.label), place.text);
    addLine(tr("Nickname"), m_contact.nickname);
    addLine(tr("Birthday"), birthdayWords(m_contact.birthday));
    if (!isContact)
        addAddress({address.addr, QString()});
    if (m_collected.times > 0) {
        addLine(tr("Written to"), tr("%n time(s)", nullptr, static_cast<int>(m_collected.times)));
        addLine(tr("Last"), QLocale().toString(m_collected.last.toLocalTime().date(), QLocale::LongFormat));
    }
    QStringList groups;
    for (const ContactGroup& group : std::as_const(m_known)) {
        const bool isMember =
            std::any_of(group.members.begin(), group.members.end(),
                        [this](const GroupMember& member) { return member.contact == m_contact.id; });
        if (isMember)
            groups << group.name;
    }
    addLine(tr("Groups"), groups.join(QStringLiteral(", ")));
    if (QLabel* notes = addLine(tr("Notes"), m_contact.notes)) {
        notes->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        notes->setFocusPolicy(Qt::StrongFocus); // the way to what is further down
        notes->setAccessibleName(tr("Notes"));
        setTabOrder(m_lastStop, notes);
    }
    static_cast<QVBoxLayout*>(widget()->layout())->insertWidget(2, m_lines);
    m_lines->show();
    verticalScrollBar()->setValue(0);
}

QLabel* ContactCard::addLine(const QString& label, const QString& text)
{
    if (text.isEmpty())
        return nullptr;
    auto* what = new QLabel(label, m_lines);
    what->setTextFormat(Qt::PlainText);
    setInk(what, Ink::Meta);
    QLabel* words = selectableLabel("contactLine", m_lines);
    words->setText(text);
    m_form->addRow(what, words);
    return words;
}

void ContactCard::addAddress(const LabelledText& address)
{
    auto* what = new QLabel(address.label.isEmpty() ? tr("Address") : labelWords(address.label), m_lines);
    what->setTextFormat(Qt::PlainText);
    setInk(what, Ink::Meta);
    // It is broken where it does not fit; the label's only link, for keyboard and screen reader.
    QString shown = shortLine(address.text).toHtmlEscaped();
    shown.replace(QLatin1Char('@'), QStringLiteral("@\u200b"))
        .replace(QLatin1Char('.'), QStringLiteral(".\u200b"));
    auto* link = new QLabel(m_lines);
    link->setObjectName(QStringLiteral("contactAddressLink"));
    link->setTextFormat(Qt::RichText);
    link->setWordWrap(true);
    link->setTextInteractionFlags(Qt::TextBrowserInteraction);
    link->setFocusPolicy(Qt::TabFocus);
    link->setText(QStringLiteral("<a href=\"write\" style=\"color:%1;text-decoration:none\">%2</a>")
                      .arg(Theme::accent().name(), shown));
    //: %1 is an address
    link->setToolTip(plainTip(tr("Write to %1").arg(shortLine(address.text))));
    link->setAccessibleName(tr("Write to %1").arg(shortLine(address.text)));
    connect(link, &QLabel::linkActivated, this, [this, addr = address.text] {
        const QString name = m_contact.id != 0 ? m_contact.shownName() : m_collected.address.name;
        Q_EMIT writeWanted(typedForm({{name == addr ? QString() : name, addr}}));
    });
    m_form->addRow(what, link);
    setTabOrder(m_lastStop, link);
    m_lastStop = link;
}

void ContactCard::fillGroupMenu()
{
    m_groupMenu->clear();
    for (const ContactGroup& group : std::as_const(m_known)) {
        QAction* action =
            m_groupMenu->addAction(QString(group.name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(
            std::any_of(group.members.begin(), group.members.end(),
                        [this](const GroupMember& member) { return member.contact == m_contact.id; }));
        connect(action, &QAction::toggled, this,
                [this, id = group.id](bool on) { Q_EMIT groupToggled(id, on); });
    }
}

void ContactCard::retranslate()
{
    m_write->setText(tr("&Write"));
    m_write->setIcon(icon(QStringLiteral("write")));
    m_edit->setText(tr("&Edit…"));
    m_add->setText(tr("&Add to contacts…"));
    m_groups->setText(tr("&Groups"));
    m_remove->setText(tr("De&lete"));
    m_remove->setIcon(icon(QStringLiteral("trash"), Theme::danger()));
    m_forget->setText(tr("Do not su&ggest any more"));
    m_takeOut->setText(tr("Take &out of the group"));
    if (m_lines != nullptr)
        fill();
}

void ContactCard::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
}

} // namespace postaci
