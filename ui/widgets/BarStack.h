#pragma once

#include <QMap>
#include <QWidget>

#include <functional>

namespace postaci {

class InfoBar;

/// Info bars one under the other, each about one thing with a key of its own; says them again when the
/// language changes. Hidden while none is there. UI thread.
class BarStack : public QWidget
{
    Q_OBJECT

public:
    using Fill = std::function<void(InfoBar& bar)>; ///< calls InfoBar::show() and what follows it
    using Action = std::function<void()>;

    explicit BarStack(QWidget* parent = nullptr);

    /// Shows the bar `key` (lower ones further up), whose widget is called `name`. A button that is pressed,
    /// or the cross, takes the bar away before its action runs.
    void showBar(int key, const QString& name, const Fill& fill, const Action& primary = {},
                 const Action& secondary = {});
    void hideBar(int key);
    void hideAll();
    [[nodiscard]] InfoBar* visibleBar(int key) const; ///< null if it is not shown

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Entry
    {
        InfoBar* bar = nullptr; ///< made when first needed, child of this
        Fill fill;              ///< empty: not shown
        Action primary;
        Action secondary;
    };

    InfoBar* makeBar(int key, const QString& name);
    void run(int key, Action Entry::*action);

    QMap<int, Entry> m_entries;
};

} // namespace postaci
