package dev.takt.projects.check;

import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A lock protocol that the runtime does not offer. */
record ProtocolNotOfferedRule(String id, Severity severity) implements DesignRule {
    ProtocolNotOfferedRule() {
        this("protocol-not-offered", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.runtime().isEmpty()) {
            return List.of();
        }
        RuntimeProfile runtime = context.runtime().get();
        for (Resource resource : context.project().all(Resource.class)) {
            Protocol protocol = resource.protocol();
            if (protocol != Protocol.RUNTIME && !runtime.protocols().contains(protocol)) {
                report.add(
                        resource,
                        "protocol",
                        Texts.text(
                                "rule.protocol-not-offered.found",
                                runtime.name(),
                                Protocols.label(protocol),
                                Protocols.labels(runtime.protocols())),
                        Protocols.use(resource, Protocol.RUNTIME));
            }
        }
        return report.problems();
    }
}
