package dev.agon.agents.network;

/** No memory: the state is the view state itself. */
final class NoCore implements Core {
    private final Rows view;
    private final Rows viewGradient;

    NoCore(Rows view, Rows viewGradient) {
        this.view = view;
        this.viewGradient = viewGradient;
    }

    @Override
    public Rows state() {
        return view;
    }

    @Override
    public Rows stateGradient() {
        return viewGradient;
    }

    @Override
    public void forward(Timeline time, Rows input) {}

    @Override
    public void backward(Timeline time, Rows input, Rows inputGradient) {}

    @Override
    public void endState(Timeline time, int sequence, float[] into, int offset) {}

    @Override
    public void close() {}
}
