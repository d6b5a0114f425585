package dev.takt.projects.target;

/** A channel or stream of a DMA controller: the vector it requests, and the multiplexer that chooses its request, empty where {@link DmaRoute}s name the channel itself. */
public record DmaChannel(String name, String vector, String mux) {
    /** True if a route leads to this channel. */
    public boolean serves(DmaRoute route) {
        return route.channel().equals(mux.isEmpty() ? name : mux);
    }
}
