package dev.takt.codegen.backend.bare;

/** Tests of the channels, which run on the host. */
final class ChannelTests {
    static final String QUEUE = """
            mod queue {
                use takt_logic::channel::Queue;

                #[test]
                fn gives_elements_in_their_order_however_often_it_wraps() {
                    let queue = Queue::<u32, 3>::empty();
                    for round in 0..10 {
                        assert_eq!(queue.put(2 * round), Ok(()));
                        assert_eq!(queue.put(2 * round + 1), Ok(()));
                        assert_eq!(queue.take(), Some(2 * round));
                        assert_eq!(queue.take(), Some(2 * round + 1));
                        assert!(critical_section::with(|cs| queue.is_empty(cs)));
                    }
                }

                #[test]
                fn gives_back_what_does_not_fit() {
                    let queue = Queue::<u32, 2>::empty();
                    assert_eq!(queue.put(1), Ok(()));
                    assert_eq!(queue.put(2), Ok(()));
                    assert_eq!(queue.put(3), Err(3));
                    assert_eq!(queue.take(), Some(1));
                }

                #[test]
                fn gives_back_the_oldest_that_makes_room() {
                    let queue = Queue::<u32, 2>::empty();
                    assert_eq!(queue.replace(1), None);
                    assert_eq!(queue.replace(2), None);
                    assert_eq!(queue.replace(3), Some(1));
                    assert_eq!(queue.take(), Some(2));
                    assert_eq!(queue.take(), Some(3));
                    assert_eq!(queue.take(), None);
                }
            }
            """;

    static final String SIGNAL = """
            mod signal {
                use takt_logic::channel::Signal;

                #[test]
                fn keeps_the_newest_until_it_is_taken() {
                    let signal = Signal::empty();
                    assert!(critical_section::with(|cs| signal.is_empty(cs)));
                    signal.put(1);
                    signal.put(2);
                    assert!(!critical_section::with(|cs| signal.is_empty(cs)));
                    assert_eq!(signal.take(), Some(2));
                    assert_eq!(signal.take(), None);
                }
            }
            """;

    static final String WATCH = """
            mod watch {
                use takt_logic::channel::Watch;

                #[test]
                fn shows_each_value_to_each_reader_once() {
                    let watch = Watch::<u32, 2>::empty();
                    assert_eq!(watch.newer(0), None);
                    watch.put(1);
                    assert_eq!(watch.newer(0), Some(1));
                    assert_eq!(watch.newer(0), None);
                    watch.put(2);
                    assert_eq!(watch.newer(0), Some(2));
                    assert_eq!(watch.newer(1), Some(2));
                    assert_eq!(watch.newer(1), None);
                }
            }
            """;

    private ChannelTests() {}
}
