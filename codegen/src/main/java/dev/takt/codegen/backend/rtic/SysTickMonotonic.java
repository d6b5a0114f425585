package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.RustNumber;
import dev.takt.codegen.text.Texts;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Obstacle;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.FrequencyText;
import java.util.List;
import java.util.Optional;

/** SysTick: in every Cortex-M, with an interrupt every tick. */
record SysTickMonotonic(Machine machine) implements Monotonic {
    @Override
    public String timer() {
        return "SysTick";
    }

    @Override
    public String module() {
        return "systick";
    }

    private TimeBase time() {
        return TimeBase.of(machine);
    }

    private long clockHz() {
        return machine.cores().getFirst().clockHz();
    }

    @Override
    public String definition() {
        return "systick_monotonic!(Mono, " + RustNumber.of(time().hz()) + ");";
    }

    @Override
    public List<String> start() {
        return List.of("Mono::start(cx.core.SYST, takt::clock::CORE_HZ);");
    }

    @Override
    public boolean isWide() {
        return false;
    }

    @Override
    public boolean readsCoreClock() {
        return true;
    }

    @Override
    public Optional<Obstacle> refusal() {
        String tick = DurationText.format(time().tickNs());
        if (!time().isPossible()) {
            return Optional.of(Obstacle.ofProject("tick", Texts.text("generation.rtic.tick", tick))
                    .orSaidBy("timer-tick", "invalid-number"));
        }
        return time().divides(clockHz())
                ? Optional.empty()
                : Optional.of(Obstacle.ofProject(
                        "tick", Texts.text("generation.rtic.tick-clock", FrequencyText.format(clockHz()), tick)));
    }

    /** Ticks and what SysTick has counted of the next one. */
    @Override
    public Now now() {
        return new Now(
                List.of("cortex_m::peripheral::SYST", "crate::Mono", "rtic_monotonics::Monotonic"),
                List.of(
                        "const CLOCKS_A_TICK: u32 = " + RustNumber.of(clockHz() / time().hz()) + ";",
                        "loop {",
                        "    let ticks = Mono::now().ticks();",
                        "    let left = SYST::get_current();",
                        "    if Mono::now().ticks() == ticks {",
                        "        let clocks = if left == 0 { 0 } else { CLOCKS_A_TICK - left };",
                        "        break u64::from(ticks) * u64::from(CLOCKS_A_TICK) + u64::from(clocks);",
                        "    }",
                        "}"),
                clockHz(),
                time().tickNs() << Integer.SIZE);
    }

    @Override
    public String assumption() {
        return "Tasks released by time start on SysTick, every " + DurationText.format(time().tickNs())
                + ". Its handler runs above all tasks and is part of the overheads.";
    }
}
