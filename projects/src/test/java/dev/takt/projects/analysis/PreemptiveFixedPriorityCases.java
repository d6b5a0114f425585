package dev.takt.projects.analysis;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A test of every published case whose tasks are preempted by priority on one core, with response times as its result. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ValueSource(
        strings = {
            "fp_cheddar_feasibility_basics",
            "fp_lehoczky90_ex2_orderA",
            "fp_lehoczky90_ex2_orderB",
            "fp_schedcat_basic4",
            "fp_schedcat_susp_base",
            "fp_overload_rta",
            "fp_self_suspension_oblivious",
            "bench_set_a",
            "bench_set_b",
            "bench_set_c"
        })
@interface PreemptiveFixedPriorityCases {}
