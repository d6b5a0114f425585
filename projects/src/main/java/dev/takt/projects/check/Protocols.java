package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** Lock protocols as words, and the edit that chooses one. */
final class Protocols {
    private Protocols() {}

    static Message label(Protocol protocol) {
        return Texts.text("choice.protocol." + protocol.tag());
    }

    static String labels(List<Protocol> protocols) {
        return Names.listed(protocols.stream().map(p -> label(p).text()).toList());
    }

    static Edit use(Resource resource, Protocol protocol) {
        return new ChangeItem(
                Texts.text("fix.use-protocol", Names.of(resource), label(protocol)),
                resource.id(),
                Optional.empty(),
                i -> i instanceof Resource r ? r.withProtocol(protocol) : i);
    }
}
