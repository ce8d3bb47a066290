from tests.bouw.cast import DAG


def test_x(cast):
    with cast.als("oco"):
        print(cast.actor("oco"))
    assert cast.actor("oco").vandaag == DAG


def test_vers(vers):
    with vers.als("oco"):
        pass
