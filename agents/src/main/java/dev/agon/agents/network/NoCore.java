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
    public void forward(Batch batch, Rows input) {}

    @Override
    public void backward(Batch batch, Rows input, Rows inputGradient) {}

    @Override
    public void endState(Batch batch, int sequence, float[] into, int offset) {}

    @Override
    public void close() {}
}
