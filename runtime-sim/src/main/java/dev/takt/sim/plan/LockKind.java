package dev.takt.sim.plan;

/** What a lock really does, runtime's peculiarities included. */
public enum LockKind {
    /** Lifts nobody; handed to the most urgent waiter. */
    PLAIN,
    /** Priority inheritance along chains; handed over. */
    INHERITANCE,
    /** Original priority ceiling. */
    CEILING,
    /** The holder competes at the ceiling. */
    IMMEDIATE_CEILING,
    /** Masks interrupts up to the critical rank. */
    MASK,
    /** Masks interrupts and spins for the other core. */
    MASK_AND_SPIN,
    /** Spins, first come first served; nothing preempts spinner or holder. */
    SPIN,
    /** FreeRTOS mutex: inheritance one hop, undone when the last held mutex is given; a woken waiter takes again and may lose. */
    FREERTOS_MUTEX,
    /** Zephyr mutex up to 4.4: inheritance one hop; giving it sets the priority its holder had when it took it; handed over. */
    ZEPHYR_MUTEX,
    /** Zephyr mutex from 4.5: inheritance along chains of at most 16 holders; giving it leaves its holder what waiters for its other mutexes demand; handed over. */
    ZEPHYR_CHAIN_MUTEX,
    /** FreeRTOS binary semaphore: lifts nobody; a woken waiter takes again and may lose. */
    FREERTOS_SEMAPHORE,
    /** Embassy async mutex: lifts nobody, not handed over, remembers one waiter; a second one wakes the first. */
    ASYNC,
    /** Drone OS async mutex: lifts nobody, not handed over; wakes its newest waiter, who takes again and may lose. */
    ASYNC_NEWEST
}
