"""Analysis of signed networks: graphs and arrays in, plain results out; no RDF.

census balance       triangles by sign; how balanced a network is
frustration          the exact index: camps that the fewest ties contradict
blocs                partitions by other methods, how they agree, how firm they are
roles paths          what part an actor plays; chains of ties between two
history              what changes over time, and from one edition to the next
robustness           what a picture hangs on, and how far single choices move it
"""
