package dev.takt.app.why;

import dev.takt.app.advice.Name;
import dev.takt.designer.surface.Unbroken;
import dev.takt.projects.text.Message;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A sentence whose names are set in bold. */
final class Words {
    private static final char OPEN = '\u0001';
    private static final char CLOSE = '\u0002';

    private Words() {}

    static TextFlow flow(Message message) {
        TextFlow flow = new TextFlow();
        String marked = Unbroken.of(marked(message).text());
        int at = 0;
        while (at < marked.length()) {
            int open = marked.indexOf(OPEN, at);
            int close = open < 0 ? -1 : marked.indexOf(CLOSE, open);
            if (close < 0) {
                add(flow, marked.substring(at), "why-word");
                break;
            }
            add(flow, marked.substring(at, open), "why-word");
            add(flow, marked.substring(open + 1, close), "why-name");
            at = close + 1;
        }
        return flow;
    }

    private static void add(TextFlow flow, String words, String style) {
        if (!words.isEmpty()) {
            Text text = new Text(words);
            text.getStyleClass().add(style);
            flow.getChildren().add(text);
        }
    }

    private static Message marked(Message message) {
        List<Object> arguments = new ArrayList<>();
        for (Object argument : message.arguments()) {
            arguments.add(
                    switch (argument) {
                        case Name name -> OPEN + name.text() + CLOSE;
                        case Message inner -> marked(inner);
                        default -> argument;
                    });
        }
        return new Message(message.bundle(), message.key(), arguments);
    }
}
